package dev.mvnlambda.local.control;

import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Finds functions and what their qualifiers stand for, and changes them. */
final class Directory {

    private final Scope scope;

    Directory(Scope scope) {
        this.scope = scope;
    }

    Optional<FunctionRecord> find(String functionName) {
        return scope.functions().find(scope.key(functionName));
    }

    /** Returns a function that must be there; the ARN in the error is as the caller qualified it. */
    FunctionRecord get(FunctionName name) {
        return find(name.name()).orElseThrow(() -> notFound(name));
    }

    /** Replaces a function that must be there. */
    FunctionRecord change(FunctionName name, UnaryOperator<FunctionRecord> change) {
        return scope.functions()
                .change(
                        scope.key(name.name()),
                        found -> Optional.of(change.apply(found.orElseThrow(() -> notFound(unqualified(name))))));
    }

    /** Returns what a qualifier stands for now; an alias stands for its primary version. */
    Settling resolve(FunctionRecord function, FunctionName name) {
        return version(function, name.effectiveQualifier()).orElseThrow(() -> notFound(name));
    }

    /** Returns what is shown for a function as a caller qualified it: with the caller's ARN. */
    FunctionConfiguration shown(FunctionRecord function, FunctionName name) {
        return resolve(function, name).shown(scope.now()).toBuilder()
                .functionArn(name.arn(scope))
                .build();
    }

    /** Returns a version by number, alias or {@code $LATEST}. */
    static Optional<Settling> version(FunctionRecord function, String qualifier) {
        if (qualifier.equals(FunctionRecord.LATEST)) {
            return Optional.of(function.latest());
        }
        String number = function.aliases().containsKey(qualifier)
                ? function.aliases().get(qualifier).functionVersion()
                : qualifier;
        return number.equals(FunctionRecord.LATEST)
                ? Optional.of(function.latest())
                : published(function, number).map(VersionRecord::configuration);
    }

    static Optional<VersionRecord> published(FunctionRecord function, String number) {
        return number.matches("[0-9]{1,9}")
                ? Optional.ofNullable(function.versions().get(Integer.valueOf(number)))
                : Optional.empty();
    }

    RuntimeException notFound(FunctionName name) {
        return Faults.notFound("Function not found: " + name.arn(scope));
    }

    /** Refuses a change that was made for another revision. */
    static void checkRevision(@org.jspecify.annotations.Nullable String expected, String actual) {
        if (expected != null && !expected.equals(actual)) {
            throw Faults.preconditionFailed("The Revision Id provided does not match the latest Revision Id. Call the"
                    + " GetFunction/GetAlias API to retrieve the latest Revision Id");
        }
    }

    private static FunctionName unqualified(FunctionName name) {
        return new FunctionName(name.name(), Optional.empty());
    }
}
