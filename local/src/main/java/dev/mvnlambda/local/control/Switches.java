package dev.mvnlambda.local.control;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

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
        return of(component -> !value(component));
    }

    /** Returns the names of all switches, in order. */
    public static List<String> names() {
        return Arrays.stream(Switches.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** Returns the opposite of one of these. */
    public Switches inverted(String name) {
        return of(component -> component.getName().equals(name) != value(component));
    }

    /**
     * Returns these with one of them set.
     *
     * @throws IllegalArgumentException when there is no switch of that name
     */
    public Switches with(String name, boolean value) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "There is no switch '" + name + "'; there are " + String.join(", ", names()) + ".");
        }
        return of(component -> component.getName().equals(name) ? value : value(component));
    }

    private static Switches of(Predicate<RecordComponent> value) {
        Object[] values = Arrays.stream(Switches.class.getRecordComponents())
                .map(value::test)
                .toArray();
        try {
            return (Switches) Switches.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean value(RecordComponent component) {
        try {
            return (boolean) component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
