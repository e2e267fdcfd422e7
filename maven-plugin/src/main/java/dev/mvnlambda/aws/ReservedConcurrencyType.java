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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** How many calls of a function may run at once. AWS knows it of the function alone, never of a version or an alias. */
final class ReservedConcurrencyType implements ResourceType<ReservedConcurrencyType.ReservedProperties> {
    static final String KIND = "reserved-concurrency";

    private final Caller caller;
    private final LambdaClient lambda;
    private final ProvisionedConcurrencyType provisioned;

    ReservedConcurrencyType(Caller caller, LambdaClient lambda, ProvisionedConcurrencyType provisioned) {
        this.caller = caller;
        this.lambda = lambda;
        this.provisioned = provisioned;
    }

    /** A share of the account's concurrency; 0 stops the function. */
    record ReservedProperties(String functionName, int concurrency) implements Properties {
        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            if (symbol == Symbol.DELETE) {
                return "the function shares the account's concurrency again";
            }
            return concurrency == 0
                    ? "stops the function: every call is throttled"
                    : symbol == Symbol.CREATE ? concurrency + " calls at once" : "";
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ReservedProperties> properties() {
        return ReservedProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        return Stream.ofNullable(wanted.spec().concurrency())
                .flatMap(concurrency -> Stream.ofNullable(concurrency.reserved()))
                .map(reserved -> new Node(
                        scope.key(KIND),
                        new ReservedProperties(scope.target().functionName(), reserved),
                        scope.name(),
                        Set.of(PolicyStatementType.pointedAt(scope))))
                .toList();
    }

    /** What a read of the bare function tells of it. */
    static Optional<Observed.Present> observed(FunctionScope scope, GetFunctionResponse found) {
        return Optional.ofNullable(found.concurrency())
                .map(concurrency -> concurrency.reservedConcurrentExecutions())
                .map(reserved -> new Observed.Present(
                        scope.key(KIND),
                        new ReservedProperties(scope.target().functionName(), reserved),
                        scope.name(),
                        Map.of(),
                        Set.of(scope.key(FunctionType.KIND))));
    }

    @Override
    public Map<String, String> create(Step.Create step, ReservedProperties wanted, Outputs known) {
        put(wanted);
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, ReservedProperties wanted, Outputs known) {
        put(wanted);
        return Map.of();
    }

    /** AWS reserves no less than is kept ready, so that shrinks first; what is wanted of it comes after. */
    private void put(ReservedProperties wanted) {
        try {
            reserve(wanted);
        } catch (AccountException e) {
            if (!String.valueOf(e.getMessage()).contains("provisioned")) {
                throw e;
            }
            provisioned.shrink(wanted.functionName(), wanted.concurrency());
            reserve(wanted);
        }
    }

    private void reserve(ReservedProperties wanted) {
        caller.call(
                "lambda:PutFunctionConcurrency",
                () -> lambda.putFunctionConcurrency(
                        r -> r.functionName(wanted.functionName()).reservedConcurrentExecutions(wanted.concurrency())));
    }

    @Override
    public void delete(Observed.Present there) {
        String functionName = ((ReservedProperties) there.properties()).functionName();
        caller.find(
                "lambda:DeleteFunctionConcurrency",
                () -> lambda.deleteFunctionConcurrency(r -> r.functionName(functionName)));
    }
}
