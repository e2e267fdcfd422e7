package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.ChangeMode;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * The version that consumers reach: what it holds is compared with what is wanted, so that it does not matter which run
 * changed the function.
 */
final class VersionType implements ResourceType<VersionType.VersionProperties> {
    static final String KIND = "version";

    /** The output that holds the number. */
    static final String VERSION = "version";

    private final Caller caller;
    private final LambdaClient lambda;
    private final FunctionState state;

    VersionType(Caller caller, LambdaClient lambda, FunctionState state) {
        this.caller = caller;
        this.lambda = lambda;
        this.state = state;
    }

    /** A version is what it froze. */
    record VersionProperties(FunctionProperties frozen) implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new VersionProperties((FunctionProperties) frozen.resolved(outputs));
        }

        @Override
        public ChangeMode onChange(List<Change> changes) {
            return ChangeMode.ANEW;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "publishes " + published(changes) : "";
        }

        private String published(List<Change> changes) {
            String differing = changes.stream()
                    .map(change -> change.property().substring("frozen.".length()))
                    .map(path -> path.contains(".") ? path.substring(0, path.indexOf('.')) : path)
                    .distinct()
                    .collect(Collectors.joining(", "));
            return differing.isEmpty() ? "the first version" : "the " + differing + " above";
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<VersionProperties> properties() {
        return VersionProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        if (wanted.spec().versioning() == null) {
            return List.of();
        }
        FunctionScope scope = wanted.scope();
        return List.of(new Node(
                scope.key(KIND),
                new VersionProperties(FunctionType.properties(wanted)),
                scope.name(),
                Set.of(scope.key(FunctionType.KIND))));
    }

    /** The version that the alias leads to. */
    static Observed.Present observed(FunctionScope scope, FunctionConfiguration found, Map<String, String> tags) {
        return new Observed.Present(
                scope.key(KIND),
                new VersionProperties(FunctionMapping.read(found, tags)),
                scope.name(),
                Map.of(VERSION, found.version()),
                Set.of(scope.key(FunctionType.KIND)));
    }

    @Override
    public Map<String, String> create(Step.Create step, VersionProperties wanted, Outputs known) {
        String functionName = wanted.frozen().functionName();
        ResourceKey function = new ResourceKey(FunctionType.KIND, step.node().function());
        String version = known.find(function, FunctionType.PUBLISHED)
                .orElseGet(() -> published(wanted.frozen(), known.find(function, FunctionType.REVISION)));
        try {
            state.active(functionName, version);
        } catch (AccountException e) {
            if (e.code().equals(FunctionState.NEVER_ACTIVE)) {
                remove(functionName, version);
            }
            throw e;
        }
        return Map.of(VERSION, version);
    }

    /**
     * Publishes what was planned, and nothing that somebody changed since. AWS gives back the last version when nothing changed,
     * so a lost answer is asked for again.
     */
    private String published(FunctionProperties frozen, Optional<String> planned) {
        try {
            return publish(
                    frozen, planned.filter(revision -> !revision.isEmpty()).orElseGet(() -> revision(frozen)));
        } catch (AccountException e) {
            if (!e.mayBeDone()) {
                throw e;
            }
            return publish(frozen, revision(frozen));
        }
    }

    private @Nullable String revision(FunctionProperties frozen) {
        return state.settled(frozen.functionName()).revisionId();
    }

    private String publish(FunctionProperties frozen, @Nullable String revision) {
        return caller.call(
                        "lambda:PublishVersion",
                        () -> lambda.publishVersion(r -> r.functionName(frozen.functionName())
                                .codeSha256(frozen.code())
                                .revisionId(revision)))
                .version();
    }

    /** A version that failed serves nobody; the next deploy publishes again. */
    private void remove(String functionName, String version) {
        caller.find(
                "lambda:DeleteFunction",
                () -> lambda.deleteFunction(r -> r.functionName(functionName).qualifier(version)));
    }

    @Override
    public Map<String, String> update(Step.Update step, VersionProperties wanted, Outputs known) {
        throw new IllegalStateException("A version never changes: " + step.key());
    }

    /** Versions go with their function, or when more are there than are kept. */
    @Override
    public void delete(Observed.Present there) {
        remove(
                ((VersionProperties) there.properties()).frozen().functionName(),
                there.outputs().getOrDefault(VERSION, ""));
    }
}
