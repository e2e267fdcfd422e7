package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** Versions: published, listed, deleted. */
final class Versions {

    private static final int PAGE = 50;

    private final Scope scope;
    private final Directory directory;
    private final States states;

    Versions(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.states = new States(scope);
    }

    PublishVersionResponse publish(PublishVersionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        FunctionRecord published = directory.change(name, function -> {
            states.checkChangeable(function);
            FunctionConfiguration latest = function.latest().shown(scope.now());
            Directory.checkRevision(request.revisionId(), latest.revisionId());
            checkCode(request.codeSha256(), latest.codeSha256());
            return holdsNothingNew(function, latest) ? function : publish(function, latest, request.description());
        });
        FunctionConfiguration newest = newest(published).shown(scope.now());
        return Shapes.copy(newest, PublishVersionResponse.builder()).build();
    }

    /** Publishes what a call brings along, unless it is what the newest version holds already. */
    FunctionRecord publishWithCode(
            FunctionRecord function, FunctionConfiguration configuration, Optional<FunctionConfiguration> inUse) {
        if (inUse.isPresent() && holdsNothingNew(function, configuration)) {
            return function;
        }
        FunctionConfiguration next = next(function, configuration);
        VersionRecord version = new VersionRecord(states.publishedWithCode(next), content(function, configuration));
        return function.with(draft -> draft.publish(version));
    }

    ListVersionsByFunctionResponse list(ListVersionsByFunctionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        List<FunctionConfiguration> all = all(directory.get(name)).toList();
        Page<FunctionConfiguration> page =
                Page.of(all, version -> sortable(version.version()), request.marker(), request.maxItems(), PAGE);
        return ListVersionsByFunctionResponse.builder()
                .versions(page.items())
                .nextMarker(page.next())
                .build();
    }

    void delete(FunctionName name, String qualifier) {
        if (qualifier.equals(FunctionRecord.LATEST)) {
            throw Faults.invalidParameter("$LATEST version cannot be deleted without deleting the function.");
        }
        directory.change(name, function -> {
            checkDeletable(function, qualifier);
            return Directory.published(function, qualifier).isEmpty()
                    ? function
                    : function.with(draft -> {
                        draft.versions.remove(Integer.valueOf(qualifier));
                        draft.policies.remove(qualifier);
                        draft.invokeConfigs.remove(qualifier);
                        draft.provisioned.remove(qualifier);
                        draft.runtimeUpdates.remove(qualifier);
                    });
        });
        scope.account().runtime().retire(scope.arn(name.name()), qualifier);
    }

    /** Returns the newest version that is left, or the function itself when there is none. */
    Settling newest(FunctionRecord function) {
        return function.versions().isEmpty()
                ? function.latest()
                : List.copyOf(function.versions().values())
                        .get(function.versions().size() - 1)
                        .configuration();
    }

    /** Returns a function and its versions as lists show them. */
    Stream<FunctionConfiguration> all(FunctionRecord function) {
        FunctionConfiguration latest = listed(function.latest());
        FunctionConfiguration qualified = latest.toBuilder()
                .functionArn(latest.functionArn() + ":" + FunctionRecord.LATEST)
                .build();
        return Stream.concat(
                Stream.of(qualified),
                function.versions().values().stream().map(version -> listed(version.configuration())));
    }

    /** Returns a configuration as lists show it: without its state. */
    FunctionConfiguration listed(Settling configuration) {
        return configuration.shown(scope.now()).toBuilder()
                .state((String) null)
                .stateReason(null)
                .stateReasonCode((String) null)
                .lastUpdateStatus((String) null)
                .lastUpdateStatusReason(null)
                .lastUpdateStatusReasonCode((String) null)
                .runtimeVersionConfig((software.amazon.awssdk.services.lambda.model.RuntimeVersionConfig) null)
                .build();
    }

    void retireAll(FunctionRecord function) {
        String arn = scope.arn(function.name());
        scope.account().runtime().retire(arn, FunctionRecord.LATEST);
        function.versions().keySet().forEach(number -> scope.account().runtime().retire(arn, number.toString()));
    }

    /** Returns a version in the order of lists: {@code $LATEST} first, then by number. */
    static String sortable(String version) {
        return version.equals(FunctionRecord.LATEST) ? "!" : "!" + "0".repeat(10 - version.length()) + version;
    }

    private FunctionRecord publish(
            FunctionRecord function, FunctionConfiguration latest, @Nullable String description) {
        FunctionConfiguration next = next(function, latest);
        FunctionConfiguration described = description == null
                ? next
                : next.toBuilder().description(description).build();
        VersionRecord version = new VersionRecord(states.published(described), content(function, latest));
        return function.with(draft -> {
            draft.publish(version);
            draft.latest = function.latest().withRevision(scope.now(), scope.newRevision());
        });
    }

    private FunctionConfiguration next(FunctionRecord function, FunctionConfiguration latest) {
        String number = Integer.toString(function.newestVersion() + 1);
        return latest.toBuilder()
                .version(number)
                .functionArn(scope.arn(function.name()) + ":" + number)
                .lastModified(scope.lastModified())
                .build();
    }

    private boolean holdsNothingNew(FunctionRecord function, FunctionConfiguration latest) {
        boolean isThere = function.versions().containsKey(function.newestVersion());
        boolean counts = isThere || !scope.options().switches().deletedVersionIsRepublished();
        return counts && function.newestContent().equals(content(function, latest));
    }

    private String content(FunctionRecord function, FunctionConfiguration latest) {
        String digest = Configurations.digest(latest);
        return scope.options().switches().equalCodeMakesVersion() ? digest + "/" + function.codeUpdates() : digest;
    }

    private void checkDeletable(FunctionRecord function, String qualifier) {
        if (function.aliases().containsKey(qualifier)) {
            throw Faults.invalidParameter("Deletion of aliases is not currently supported.");
        }
        function.aliases().values().stream()
                .filter(alias -> Aliases.versions(alias).contains(qualifier))
                .findFirst()
                .ifPresent(alias -> {
                    throw Faults.conflict("Unable to delete version because the following aliases reference it: ["
                            + alias.name() + "]");
                });
    }

    private static void checkCode(@Nullable String expected, String actual) {
        if (expected != null && !expected.isEmpty() && !expected.equals(actual)) {
            throw Faults.invalidParameter(
                    "CodeSHA256 (" + expected + ") is different from current CodeSHA256 in $LATEST (" + actual
                            + "). Please try again with the CodeSHA256 in $LATEST.");
        }
    }
}
