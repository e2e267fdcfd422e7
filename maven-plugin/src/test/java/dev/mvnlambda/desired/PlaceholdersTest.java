package dev.mvnlambda.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaceholdersTest {
    private final Placeholders placeholders = new Placeholders(
            new Stage("shop", "dev", new Identity("111122223333", "eu-west-1", "aws", "amazonaws.com")),
            Map.of("table", "orders"),
            Map.of("HOST", "db.internal"));

    @Test
    void theStageTheEnvironmentAndMavenPropertiesAreKnown() {
        assertThat(placeholders.resolve("${app}-${stage} ${region} ${account} ${env.HOST} ${table} $5"))
                .isEqualTo("shop-dev eu-west-1 111122223333 db.internal orders $5");
        assertThat(placeholders.problems()).isEmpty();
    }

    @Test
    void anUnknownNameIsAProblemThatListsTheKnownOnes() {
        placeholders.resolve("arn:${acount}");
        placeholders.resolve("${env.NOPE}");
        assertThat(placeholders.problems()).hasSize(2);
        assertThat(placeholders.problems().get(0)).contains("${acount}", "account, app, region, stage", "table");
        assertThat(placeholders.problems().get(1)).contains("set the environment variable NOPE");
    }
}
