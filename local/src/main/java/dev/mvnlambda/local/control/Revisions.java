package dev.mvnlambda.local.control;

/** Gives functions, versions and aliases new revision ids. */
final class Revisions {

    private Revisions() {}

    /** Returns the revision id of what a qualifier names, which must be there; an alias has one of its own. */
    static String of(FunctionRecord function, String qualifier, Scope scope) {
        return function.aliases().containsKey(qualifier)
                ? function.aliases().get(qualifier).revisionId()
                : Directory.version(function, qualifier)
                        .orElseThrow()
                        .shown(scope.now())
                        .revisionId();
    }

    /** Returns a function in which what a qualifier names has a new revision id. */
    static FunctionRecord renewed(FunctionRecord function, String qualifier, Scope scope) {
        return function.with(draft -> {
            String revision = scope.newRevision();
            if (draft.aliases.containsKey(qualifier)) {
                draft.aliases.computeIfPresent(
                        qualifier,
                        (name, alias) -> alias.toBuilder().revisionId(revision).build());
            } else if (qualifier.equals(FunctionRecord.LATEST)) {
                draft.latest = function.latest().withRevision(scope.now(), revision);
            } else {
                draft.versions.computeIfPresent(
                        Integer.valueOf(qualifier),
                        (number, version) ->
                                version.with(version.configuration().withRevision(scope.now(), revision)));
            }
        });
    }
}
