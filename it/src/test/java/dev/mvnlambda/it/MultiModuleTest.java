package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MultiModuleTest {

    @Test
    void allModulesAreDeployedOnceAfterTheLastAndLinksCrossThem() {
        Project copy = Project.copyOf("multi-module");
        Project store = copy.with(LocalTarget.fresh(copy).arguments());
        try {
            Build build = store.mvn("package", "lambda:deploy-no-fork").succeeded();

            Deployed deployed = Deployed.read(store.text("target/lambda/deploy.json"));
            assertThat(deployed.answer("Checkout"))
                    .isEqualTo("200 paid through " + deployed.of("Payments", "targetArn") + "\n");
            assertThat(deployed.of("Payments", "targetArn")).endsWith(":store-dev-Payments:LatestAlias");
            assertThat(build.lines("store-dev-Ledger")).isNotEmpty();
            assertThat(store.file("payments/target/lambda/deploy.json")).doesNotExist();
            assertThat(store.file("checkout/target/lambda/deploy.json")).doesNotExist();
        } finally {
            store.mvn("lambda:local-stop").succeeded();
        }
    }

    @Test
    void aSiblingThatIsBuiltAgainDoesNotChangeTheArchive() {
        Project store = Project.copyOf("multi-module");
        store.mvn("package", "-q").succeeded();
        byte[] first = store.bytes("checkout/target/lambda/checkout.zip");

        store.mvn("clean", "package", "-q").succeeded();

        assertThat(store.bytes("checkout/target/lambda/checkout.zip")).isEqualTo(first);
    }
}
