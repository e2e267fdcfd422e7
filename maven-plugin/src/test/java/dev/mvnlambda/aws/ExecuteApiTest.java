package dev.mvnlambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which grants are for which parts of an API. */
final class ExecuteApiTest {
    private static final FunctionScope SHOP = new FunctionScope(
            new Stage("shop", "dev", new Identity("000000000000", "us-east-1", "aws", "")), "Shop", Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "a/*/GET/orders, a/*/GET/orders, true",
        "a/*/GET/orders, a/*/POST/orders, false",
        "a/*/GET/orders, b/*/GET/orders, false",
        "a/authorizers/x, a/authorizers/x, true",
        "a/authorizers/x, a/authorizers/y, false",
        "a/*/*/orders, a/*/GET/orders, false",
        "a/*, a/*/GET/orders, true",
        "a/*, a/authorizers/x, true",
        "b/*, a/authorizers/x, false"
    })
    void aGrantIsForThePartThatItNamesOrForAllOfAnApi(String granted, String part, boolean covers) {
        Grant grant = Grant.invoke(
                ExecuteApi.PRINCIPAL, Value.of("arn:aws:execute-api:us-east-1:000000000000:" + granted), "");
        StatementProperties statement = new StatementProperties("shop-dev-Shop", "", grant.statementId(), grant);
        assertThat(ExecuteApi.covering(SHOP, List.of(statement), part).isEmpty())
                .isEqualTo(!covers);
    }
}
