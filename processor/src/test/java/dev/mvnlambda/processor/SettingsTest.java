package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void memoryIsWithinTheBoundsOfAws() {
        assertThat(problemsOf("""
                @LambdaFunction(
                    memory = 64)"""))
                .containsExactly(
                        "Shop:2: [Memory] Shop has memory = 64, but 128 to 10240 MB are allowed; choose one of these.");
        assertThat(problemsOf("@LambdaFunction(memory = 10241)")).hasSize(1);
        assertThat(problemsOf("@LambdaFunction(memory = 128)")).isEmpty();
    }

    @Test
    void oneInvocationTakesFifteenMinutesAtMost() {
        assertThat(problemsOf("@LambdaFunction(timeout = 901)"))
                .containsExactly(
                        "Shop:1: [Timeout] Shop has timeout = 901, but 1 to 900 seconds are allowed; choose one of these.");
    }

    @Test
    void storageIsWithinTheBoundsOfAws() {
        assertThat(problemsOf("@LambdaFunction(storage = 511)"))
                .containsExactly(
                        "Shop:1: [Storage] Shop has storage = 511, but 512 to 10240 MB are allowed; choose one of these.");
    }

    @Test
    void aDescriptionHas256CharactersAtMost() {
        String description = "x".repeat(257);
        assertThat(problemsOf("@LambdaFunction(description = \"" + description + "\")"))
                .containsExactly("Shop:1: [Description] Shop has description = \"" + description
                        + "\", but AWS takes at most 256 characters; shorten it.");
        assertThat(problemsOf("@LambdaFunction(description = \"" + "x".repeat(256) + "\")"))
                .isEmpty();
    }

    @Test
    void aRuntimeIsOneThatAwsHasForJava() {
        assertThat(problemsOf("@LambdaFunction(runtime = \"java12\")"))
                .containsExactly("Shop:1: [Runtime] Shop has runtime = \"java12\", but AWS runs Java on java25, java21,"
                        + " java17, java17.al2023, java11, java11.al2023, java8.al2, java8.al2023 only; choose one of"
                        + " these. Did you mean java11?");
        assertThat(problemsOf("@LambdaFunction(runtime = \"java21\")")).isEmpty();
    }

    @Test
    void rolesPoliciesAndKeysAreArns() {
        assertThat(problemsOf("""
                @LambdaFunction(
                    role = "orders",
                    kmsKey = "alias/orders")"""))
                .containsExactly(
                        "Shop:2: [Arn] Shop has role = \"orders\", but AWS takes an ARN there; write one like arn:aws:iam::123456789012:role/name.",
                        "Shop:3: [Arn] Shop has kmsKey = \"alias/orders\", but AWS takes an ARN there; write one like arn:aws:kms:eu-west-1:123456789012:key/id.");
        assertThat(problemsOf("@LambdaFunction(role = \"arn:aws:iam::123456789012:role/path/orders\")"))
                .isEmpty();
        assertThat(problemsOf("@LambdaFunction(permissionsBoundary = \"arn:aws:iam::aws:policy/Bound\")"))
                .isEmpty();
    }

    @Test
    void whatADeployFillsInIsCheckedThen() {
        assertThat(problemsOf("@LambdaFunction(role = \"${role.arn}\", runtime = \"${runtime}\")"))
                .isEmpty();
    }

    @Test
    void aRoleOfOnesOwnTakesNoStatements() {
        assertThat(problemsOf("""
                @LambdaFunction(role = "arn:aws:iam::123456789012:role/orders",
                    permissionsBoundary = "arn:aws:iam::123456789012:policy/bound")
                @Allow(actions = "s3:GetObject", resources = "*")"""))
                .containsExactly(
                        "Shop:2: [Role] Shop has a role of your own and permissionsBoundary, which only has a meaning for a generated one; remove role or permissionsBoundary.",
                        "Shop:3: [Role] Shop has a role of your own and @Allow, which only has a meaning for a generated one; remove role or @Allow.");
    }
}
