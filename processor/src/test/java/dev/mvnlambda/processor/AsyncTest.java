package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsyncTest {
    @Test
    void eventsAreTriedAgainTwiceAtMost() {
        assertThat(problemsOf("@Async(retries = 3)"))
                .containsExactly(
                        "Shop:1: [AsyncRetries] Shop has retries = 3, but 0 to 2 are allowed; choose one of these.");
    }

    @Test
    void eventsWaitBetweenAMinuteAndSixHours() {
        assertThat(problemsOf("@Async(maxAge = 59)"))
                .containsExactly(
                        "Shop:1: [AsyncMaxAge] Shop has maxAge = 59, but 60 to 21600 seconds are allowed; choose one of"
                                + " these.");
    }

    @Test
    void destinationsAreArnsOfWhatAwsCanTell() {
        assertThat(problemsOf("""
                @Async(onSuccess = "arn:aws:s3:::bucket",
                    onFailure = "orders-dlq")"""))
                .containsExactly(
                        "Shop:1: [AsyncDestination] Shop has onSuccess = \"arn:aws:s3:::bucket\", but AWS tells a queue, a topic, a function or an event bus; write the ARN of one.",
                        "Shop:2: [AsyncDestination] Shop has onFailure = \"orders-dlq\", but AWS tells a queue, a topic, a function, an event bus or a bucket; write the ARN of one.");
        assertThat(problemsOf("""
                @Async(onSuccess = "arn:aws:sqs:${region}:${account}:done", onFailure = "arn:aws:s3:::failed")""")).isEmpty();
    }

    @Test
    void aFunctionIsNotItsOwnDestination() {
        assertThat(problemsOf("""
                @Async(onSuccess = "arn:aws:lambda:${region}:${account}:function:${app}-${stage}-Shop",
                    onFailure = "arn:aws:lambda:eu-west-1:123456789012:function:Shop:live")"""))
                .containsExactly(
                        "Shop:1: [AsyncItself] Shop has itself as onSuccess, but a function cannot be its own destination; name another, or leave it out.",
                        "Shop:2: [AsyncItself] Shop has itself as onFailure, but a function cannot be its own destination; name another, or leave it out.");
        assertThat(problemsOf("""
                @Async(onSuccess = "arn:aws:lambda:${region}:${account}:function:${app}-${stage}-PetShop",
                    onFailure = "arn:aws:sqs:eu-west-1:123456789012:dev-Shop")""")).isEmpty();
    }
}
