package dev.mvnlambda.local.control;

/** Gives functions, versions and aliases new revision ids. */
final class Revisions {

    private Revisions() {}

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
