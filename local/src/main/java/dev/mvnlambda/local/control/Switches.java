package dev.mvnlambda.local.control;

/**
 * What AWS does where no source settles it; a deployer has to be right either way.
 *
 * @param equalCodeMakesVersion whether publishing after an update with the very bytes that were there makes a version
 * @param qualifiedAnswersShowTags whether GetFunction of a version or alias holds the function's tags
 * @param taggingChangesRevision whether tagging changes the revision id of {@code $LATEST}
 * @param grantingChangesRevision whether adding or removing a permission changes the revision id of what it is on
 * @param equalAliasUpdateChangesRevision whether UpdateAlias to what the alias is already changes its revision id
 * @param deletedVersionIsRepublished whether PublishVersion makes a version when the newest one held the same content but
 *     was deleted; otherwise the newest one left is answered
 * @param qualifiedMappingIsDuplicate whether mappings of one source to {@code f} and to {@code f:alias} are duplicates
 * @param unqualifiedListHoldsAllMappings whether ListEventSourceMappings of {@code f} answers the mappings of its versions
 *     and aliases too
 * @param targetGroupHoldsTwoFunctions whether a second function can be registered in a target group, as it must when one takes
 *     the place of another without a gap
 */
public record Switches(
        boolean equalCodeMakesVersion,
        boolean qualifiedAnswersShowTags,
        boolean taggingChangesRevision,
        boolean grantingChangesRevision,
        boolean equalAliasUpdateChangesRevision,
        boolean deletedVersionIsRepublished,
        boolean qualifiedMappingIsDuplicate,
        boolean unqualifiedListHoldsAllMappings,
        boolean targetGroupHoldsTwoFunctions) {

    /** Returns what AWS is most likely to do. */
    public static Switches likely() {
        return new Switches(false, true, true, true, true, true, false, false, false);
    }

    /** Returns the opposite of each of these. */
    public Switches inverted() {
        return new Switches(
                !equalCodeMakesVersion,
                !qualifiedAnswersShowTags,
                !taggingChangesRevision,
                !grantingChangesRevision,
                !equalAliasUpdateChangesRevision,
                !deletedVersionIsRepublished,
                !qualifiedMappingIsDuplicate,
                !unqualifiedListHoldsAllMappings,
                !targetGroupHoldsTwoFunctions);
    }
}
