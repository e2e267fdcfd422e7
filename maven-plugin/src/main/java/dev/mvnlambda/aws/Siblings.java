package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** The other functions of a stage, which hand over what leads to them. */
final class Siblings {
    private final Caller caller;
    private final LambdaClient lambda;

    Siblings(Caller caller, LambdaClient lambda) {
        this.caller = caller;
        this.lambda = lambda;
    }

    /** Whether the function of an ARN, with or without a qualifier, is there and owned by the stage. */
    boolean areAt(String functionArn, Stage stage) {
        SourceArn function = SourceArn.parse(LambdaArn.unqualified(functionArn));
        return function.isIn(stage.identity())
                && caller.find("lambda:GetFunction", () -> lambda.getFunction(r -> r.functionName(function.toString())))
                        .map(GetFunctionResponse::tags)
                        .filter(stage::owns)
                        .isPresent();
    }

    /** The logical function of an ARN, as far as its name tells, with the alias of the ARN. */
    static Optional<FunctionScope> scope(String functionArn, Stage stage) {
        String function = LambdaArn.unqualified(functionArn);
        String qualifier = functionArn.substring(function.length()).replaceFirst("^:", "");
        return stage.logicalName(LambdaArn.functionName(functionArn))
                .map(name ->
                        new FunctionScope(stage, name, Optional.of(qualifier).filter(alias -> !alias.isEmpty())));
    }

    /** The key of the grant by which something calls what it leads to; the grant is needed until that has moved. */
    static Set<ResourceKey> grants(String functionArn, Grant grant, Stage stage) {
        return scope(functionArn, stage)
                .map(sibling ->
                        Set.of(PolicyStatementType.key(sibling, sibling.alias().orElse(""), grant)))
                .orElse(Set.of());
    }
}
