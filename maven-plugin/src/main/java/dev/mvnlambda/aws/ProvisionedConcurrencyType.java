package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;

/** Environments that are kept ready on the alias; they follow it from version to version. */
final class ProvisionedConcurrencyType implements ResourceType<ProvisionedConcurrencyType.ProvisionedProperties> {
    static final String KIND = "provisioned-concurrency";
    private static final String ON_ITS_VERSION = "already Provisioned version";

    private final Caller caller;
    private final LambdaClient lambda;

    ProvisionedConcurrencyType(Caller caller, LambdaClient lambda) {
        this.caller = caller;
        this.lambda = lambda;
    }

    /**
     * Environments of an alias or of a version.
     *
     * @param failure why AWS could not make them ready, in its words; empty when nothing failed
     */
    record ProvisionedProperties(String functionName, String qualifier, int concurrency, String failure)
            implements Properties {
        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE ->
                    concurrency + (concurrency == 1 ? " environment" : " environments") + " kept ready, and paid for";
                case DELETE -> "no environment is kept ready on " + Qualifiers.words(qualifier);
                default -> "";
            };
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ProvisionedProperties> properties() {
        return ProvisionedProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        return Stream.ofNullable(wanted.spec().concurrency())
                .flatMap(concurrency -> Stream.ofNullable(concurrency.provisioned()))
                .map(provisioned -> new Node(
                        scope.qualifiedKey(KIND),
                        new ProvisionedProperties(
                                scope.target().functionName(), scope.alias().orElseThrow(), provisioned, ""),
                        scope.name(),
                        after(scope)))
                .toList();
    }

    /** AWS keeps no more ready than are reserved. */
    private static Set<dev.mvnlambda.plan.ResourceKey> after(FunctionScope scope) {
        return new HashSet<>(Set.of(PolicyStatementType.pointedAt(scope), scope.key(ReservedConcurrencyType.KIND)));
    }

    /** What is kept ready of a function, as far as a deploy looks after it: of the given qualifiers, and of versions. */
    List<Observed.Present> observe(FunctionScope scope, Set<String> qualifiers) {
        return list(scope.target().functionName()).stream()
                .map(found -> present(scope, found))
                .filter(found -> Qualifiers.isIn(((ProvisionedProperties) found.properties()).qualifier(), qualifiers))
                .toList();
    }

    private static Observed.Present present(FunctionScope scope, ProvisionedConcurrencyConfigListItem found) {
        String qualifier = Qualifiers.of(found.functionArn(), scope);
        return new Observed.Present(
                Qualifiers.key(KIND, scope, qualifier),
                new ProvisionedProperties(
                        scope.target().functionName(),
                        qualifier,
                        Objects.requireNonNullElse(found.requestedProvisionedConcurrentExecutions(), 0),
                        failure(found.status(), found.statusReason())),
                scope.name(),
                Map.of(),
                Set.of(scope.key(FunctionType.KIND), AliasType.key(scope, qualifier)));
    }

    private static String failure(@Nullable ProvisionedConcurrencyStatusEnum status, @Nullable String reason) {
        return status == ProvisionedConcurrencyStatusEnum.FAILED
                ? Objects.requireNonNullElse(reason, "AWS gives no reason")
                : "";
    }

    @Override
    public Map<String, String> create(Step.Create step, ProvisionedProperties wanted, Outputs known) {
        put(wanted);
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, ProvisionedProperties wanted, Outputs known) {
        put(wanted);
        return Map.of();
    }

    /** AWS takes none for an alias while the version behind it has its own, so that one goes first. */
    private void put(ProvisionedProperties wanted) {
        try {
            provision(wanted);
        } catch (AccountException e) {
            if (!String.valueOf(e.getMessage()).contains(ON_ITS_VERSION)) {
                throw e;
            }
            remove(wanted.functionName(), version(wanted));
            provision(wanted);
        }
        awaitReady(wanted);
    }

    private void provision(ProvisionedProperties wanted) {
        provision(wanted.functionName(), wanted.qualifier(), wanted.concurrency());
    }

    private void provision(String functionName, String qualifier, int concurrency) {
        caller.call(
                "lambda:PutProvisionedConcurrencyConfig",
                () -> lambda.putProvisionedConcurrencyConfig(r -> r.functionName(functionName)
                        .qualifier(qualifier)
                        .provisionedConcurrentExecutions(concurrency)));
    }

    private void awaitReady(ProvisionedProperties wanted) {
        var ready = caller.await(
                () -> caller.call(
                        "lambda:GetProvisionedConcurrencyConfig",
                        () -> lambda.getProvisionedConcurrencyConfig(
                                r -> r.functionName(wanted.functionName()).qualifier(wanted.qualifier()))),
                config -> config.status() != ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
        String failure = failure(ready.status(), ready.statusReason());
        if (!failure.isEmpty()) {
            throw new AccountException(
                    "ProvisioningFailed",
                    "lambda:PutProvisionedConcurrencyConfig",
                    200,
                    false,
                    "AWS could not keep " + wanted.concurrency() + " environments of " + wanted.functionName() + ":"
                            + wanted.qualifier() + " ready: " + failure,
                    null);
        }
    }

    /** Keeps no more ready than these together, whatever the qualifier. */
    void shrink(String functionName, int most) {
        for (ProvisionedConcurrencyConfigListItem one : list(functionName)) {
            String qualifier = one.functionArn().substring(one.functionArn().lastIndexOf(':') + 1);
            if (most == 0) {
                remove(functionName, qualifier);
            } else if (one.requestedProvisionedConcurrentExecutions() > most) {
                provision(functionName, qualifier, most);
            }
        }
    }

    private List<ProvisionedConcurrencyConfigListItem> list(String functionName) {
        return caller.find(
                        "lambda:ListProvisionedConcurrencyConfigs",
                        () -> lambda
                                .listProvisionedConcurrencyConfigsPaginator(r -> r.functionName(functionName))
                                .provisionedConcurrencyConfigs()
                                .stream()
                                .toList())
                .orElse(List.of());
    }

    private String version(ProvisionedProperties wanted) {
        return caller.call(
                        "lambda:GetAlias",
                        () -> lambda.getAlias(
                                r -> r.functionName(wanted.functionName()).name(wanted.qualifier())))
                .functionVersion();
    }

    @Override
    public void delete(Observed.Present there) {
        ProvisionedProperties provisioned = (ProvisionedProperties) there.properties();
        remove(provisioned.functionName(), provisioned.qualifier());
    }

    private void remove(String functionName, String qualifier) {
        caller.find(
                "lambda:DeleteProvisionedConcurrencyConfig",
                () -> lambda.deleteProvisionedConcurrencyConfig(
                        r -> r.functionName(functionName).qualifier(qualifier)));
    }
}
