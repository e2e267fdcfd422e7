package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.DurableSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.plan.AtCreation;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.ChangeMode;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a function is made of, all of which a version freezes.
 *
 * @param code AWS's {@code CodeSha256}
 * @param role an ARN
 * @param environment the user's variables, and one a link
 * @param published whether versions are published of it
 * @param tags that it is made with; {@link TagsType} looks after them from then on
 */
record FunctionProperties(
        String functionName,
        String code,
        String handler,
        String runtime,
        String architecture,
        int memory,
        int timeout,
        int storage,
        String description,
        String role,
        Map<String, Value> environment,
        List<String> layers,
        List<String> subnets,
        List<String> securityGroups,
        String fileSystem,
        String tracing,
        String kmsKey,
        Logging logging,
        boolean snapStart,
        @Nullable Durable durable,
        boolean published,
        @AtCreation Map<String, String> tags)
        implements Properties {

    FunctionProperties {
        environment = Map.copyOf(environment);
        tags = Map.copyOf(tags);
        layers = List.copyOf(layers);
        subnets = subnets.stream().sorted().toList();
        securityGroups = securityGroups.stream().sorted().toList();
    }

    /** Where and how it logs, in AWS's words; a level is empty when not set. */
    record Logging(String format, String level, String group) {}

    /** Seconds and days. */
    record Durable(int executionTimeout, int retentionDays) {
        static @Nullable Durable of(@Nullable DurableSpec spec) {
            return spec == null ? null : new Durable(spec.executionTimeout(), spec.retentionDays());
        }

        /** What our tag says; nothing if it is missing. */
        static @Nullable Durable of(String tag) {
            String[] numbers = tag.split(" ", -1);
            return numbers.length == 2 ? new Durable(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])) : null;
        }
    }

    @Override
    public Properties resolved(Outputs outputs) {
        Map<String, Value> resolved = new TreeMap<>();
        environment.forEach((name, value) -> resolved.put(name, value.resolved(outputs)));
        return withEnvironment(resolved);
    }

    private FunctionProperties withEnvironment(Map<String, Value> other) {
        return new FunctionProperties(
                functionName,
                code,
                handler,
                runtime,
                architecture,
                memory,
                timeout,
                storage,
                description,
                role,
                other,
                layers,
                subnets,
                securityGroups,
                fileSystem,
                tracing,
                kmsKey,
                logging,
                snapStart,
                durable,
                published,
                tags);
    }

    /** The environment as AWS takes it; all values are known by then. */
    Map<String, String> variables() {
        return environment.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }

    @Override
    public ChangeMode onChange(List<Change> changes) {
        boolean durabilitySwitched = changes.stream()
                .anyMatch(change ->
                        change.component().equals("durable") && (change.before() == null || change.after() == null));
        return durabilitySwitched ? ChangeMode.REFUSED : ChangeMode.IN_PLACE;
    }

    @Override
    public String consequence(Symbol symbol, List<Change> changes) {
        return switch (symbol) {
            case CREATE ->
                runtime + ", " + memory + " MB, " + timeout + " s" + (snapStart ? ", SnapStart" : "")
                        + (durable == null ? "" : ", durable");
            case REFUSE ->
                functionName
                        + (durable == null
                                ? " is durable in AWS, but @Durable is gone"
                                : " is @Durable, " + "but not durable in AWS")
                        + "; AWS allows this to change only when a function is created. Give the handler another name with "
                        + "@LambdaFunction(name = …), or remove this function (mvn lambda:remove with its name in -Dlambda.function) and deploy again.";
            case DELETE -> "with all its versions";
            default -> "";
        };
    }

    /** Whether the change is one that AWS takes with the code. */
    static boolean isCode(Change change) {
        return change.component().equals("code") || change.component().equals("architecture");
    }

    /** Whether the change is one that AWS takes as configuration. */
    static boolean isSetting(Change change) {
        return !isCode(change) && !change.component().equals("published");
    }

    static FunctionProperties of(Wanted wanted, Map<String, Value> environment) {
        FunctionSpec spec = wanted.spec();
        FunctionScope scope = wanted.scope();
        var vpc = spec.vpc();
        var mounted = spec.fileSystem();
        return new FunctionProperties(
                scope.target().functionName(),
                wanted.code().sha256(),
                spec.handler(),
                wanted.runtime(),
                spec.architecture(),
                spec.memory(),
                spec.timeout(),
                spec.storage(),
                spec.description(),
                RoleType.arn(spec.role(), scope),
                environment,
                spec.layers(),
                vpc == null ? List.of() : vpc.subnets(),
                vpc == null ? List.of() : vpc.securityGroups(),
                mounted == null ? "" : mounted.accessPoint() + " at " + mounted.path(),
                spec.tracing(),
                spec.kmsKey(),
                new Logging(
                        spec.logging().format(),
                        level(spec),
                        LogGroupType.group(spec.logging().group(), scope)),
                spec.snapStart(),
                Durable.of(spec.durable()),
                spec.versioning() != null,
                wanted.tags());
    }

    /** What AWS fills in when none is set need not be told. */
    private static String level(FunctionSpec spec) {
        String level = spec.logging().level();
        return level.equals("INFO") ? "" : level;
    }
}
