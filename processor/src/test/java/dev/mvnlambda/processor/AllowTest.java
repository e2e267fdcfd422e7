package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowTest {
    @Test
    void anActionIsAServiceAndAnOperation() {
        assertThat(problemsOf("""
                @Allow(actions = "s3:GetObject", resources = "*")
                @Allow(actions = {"s3:*",
                    "GetObject"}, resources = "*")"""))
                .containsExactly(
                        "Shop:3: [AllowAction] Shop has actions = \"GetObject\", but an action is a service and an operation; write one like s3:GetObject.");
        assertThat(problemsOf("@Allow(actions = {}, resources = \"*\")"))
                .containsExactly("Shop:1: [AllowAction] Shop has an @Allow without actions; write one at least.");
    }

    @Test
    void aResourceIsAnArn() {
        assertThat(problemsOf("@Allow(actions = \"s3:*\", resources = \"bucket\")"))
                .containsExactly(
                        "Shop:1: [AllowResource] Shop has resources = \"bucket\", but a resource is an ARN or \"*\"; write"
                                + " one like arn:aws:s3:::bucket/*.");
        assertThat(
                        problemsOf(
                                "@Allow(actions = \"s3:*\", resources = {\"arn:aws:s3:::bucket/*\", \"arn:aws:sqs:*:*:orders\"})"))
                .isEmpty();
        assertThat(problemsOf("@Allow(actions = \"s3:*\", resources = \"${bucket.arn}\")"))
                .isEmpty();
    }
}
