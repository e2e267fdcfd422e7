package dev.mvnlambda.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StageTest {
    private static final Identity FRANKFURT = new Identity("111122223333", "eu-central-1", "aws", "amazonaws.com");

    @Test
    void aFunctionIsNamedByAppStageAndLogicalName() {
        assertThat(new Stage("shop", "dev", FRANKFURT).functionName("Orders")).isEqualTo("shop-dev-Orders");
    }

    @Test
    void whatAwsDoesNotAllowInANameBecomesADash() {
        assertThat(new Stage("my.shop", "dev", FRANKFURT).functionName("Orders"))
                .isEqualTo("my-shop-dev-Orders");
    }

    @Test
    void aLongNameIsCutWithAHashThatTellsItFromOthers() {
        Stage stage = new Stage("a".repeat(70), "dev", FRANKFURT);
        assertThat(stage.functionName("Orders")).hasSize(64).isNotEqualTo(stage.functionName("Billing"));
        assertThat(stage.roleName("Orders")).hasSize(64);
    }

    @Test
    void aRoleNamesItsRegionSinceRolesAreGlobal() {
        Stage here = new Stage("shop", "dev", FRANKFURT);
        Stage there = new Stage("shop", "dev", new Identity("111122223333", "us-east-1", "aws", "amazonaws.com"));
        assertThat(here.roleName("Orders")).isNotEqualTo(there.roleName("Orders"));
        assertThat(here.rolePath()).isEqualTo("/mvn-lambda/shop/dev/eu-central-1/");
    }
}
