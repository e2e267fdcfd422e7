package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.control.Journal.Entry;
import dev.mvnlambda.local.control.Journal.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class JournalTest extends AccountTest {

    @Test
    void aCallIsNotedWithWhatRanAndHowItEnded() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));

        invoke("f:live", "{\"order\":7}");

        assertThat(plane.journal().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.number()).isEqualTo(1);
            assertThat(entry.region()).isEqualTo("us-east-1");
            assertThat(entry.function()).isEqualTo("f");
            assertThat(entry.qualifier()).isEqualTo("live");
            assertThat(entry.version()).isEqualTo("1");
            assertThat(entry.requestId()).isEqualTo(runtime.invocations().get(0).requestId());
            assertThat(entry.caller()).isEqualTo("invoke");
            assertThat(entry.began()).isEqualTo(clock.instant());
            assertThat(entry.took()).isPositive();
            assertThat(entry.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(entry.payload()).isEqualTo("{\"order\":7}");
            assertThat(entry.answer()).isEqualTo("{\"order\":7}");
            assertThat(entry.log()).isEqualTo("START\n{\"order\":7}\nEND\n");
        });
    }

    @Test
    void failuresAndCallsThatTookTooLongAreToldApart() {
        function("f");

        invoke("f", "\"fail\"");
        runtime.fails("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"too late\"}");
        invoke("f", "\"fail\"");

        assertThat(plane.journal().entries())
                .extracting(Entry::outcome)
                .containsExactly(Outcome.TIMED_OUT, Outcome.FAILED);
    }

    @Test
    void aCallThatRunsIsThereBeforeItEnds() {
        function("f");
        CountDownLatch gate = runtime.hold();
        CompletableFuture<InvokeResponse> call = CompletableFuture.supplyAsync(() -> invoke("f", "{}"));
        runtime.awaitInvocations(1);

        assertThat(plane.journal().find(1).orElseThrow().outcome()).isEqualTo(Outcome.RUNNING);

        gate.countDown();
        call.join();
        assertThat(plane.journal().find(1).orElseThrow().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aCallThatCannotRunIsNotedWithTheReason() {
        function("f");
        runtime.breaks("no more processes");

        assertThatThrownBy(() -> invoke("f", "{}")).hasMessage("no more processes");

        assertThat(plane.journal().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.NOT_RUN);
            assertThat(entry.answer()).isEqualTo("no more processes");
        });
    }

    @Test
    void servicesThatCallAreNamed() {
        published("f");
        String topic =
                plane.sns("us-east-1").createTopic(request -> request.name("t")).topicArn();
        lambda.addPermission(request -> request.functionName("f")
                .statementId("topic")
                .action("lambda:InvokeFunction")
                .principal("sns.amazonaws.com"));

        plane.sns("us-east-1")
                .subscribe(request -> request.topicArn(topic).protocol("lambda").endpoint(ARN + "f"));
        plane.sns("us-east-1").publish(request -> request.topicArn(topic).message("hello"));
        runtime.awaitInvocations(1);
        lambda.invoke(request -> request.functionName("f").invocationType(InvocationType.EVENT));
        runtime.awaitInvocations(2);
        plane.lambda("us-east-1", "sqs").invoke(request -> request.functionName("f"));

        assertThat(plane.journal().entries()).extracting(Entry::caller).containsExactly("sqs", "invoke", "sns");
    }

    @Test
    void onlyTheLastCallsAreKept() {
        function("f");

        IntStream.range(0, Journal.MOST + 50).forEach(index -> invoke("f", "{}"));

        assertThat(plane.journal().entries()).hasSize(Journal.MOST);
        assertThat(plane.journal().entries().get(0).number()).isEqualTo(Journal.MOST + 50);
        assertThat(plane.journal().find(50)).isEmpty();
        assertThat(plane.journal().find(51)).isPresent();
    }

    @Test
    void largePayloadsAndLogsAreCut() {
        function("f");
        // pairs of surrogates on both sides of either cut
        String payload = "\"" + "😀".repeat(50_000) + "!\"";

        invoke("f", payload);

        Entry entry = plane.journal().find(1).orElseThrow();
        assertThat(entry.payload()).hasSizeLessThan(Journal.LARGEST).endsWith("bytes left out]");
        assertThat(entry.log())
                .hasSizeBetween(Journal.LONGEST_LOG - 2, Journal.LONGEST_LOG + 40)
                .startsWith("START\n\"😀")
                .contains("😀\n[", " characters left out]\n😀")
                .endsWith("😀!\"\nEND\n");
    }

    @Test
    void theTimeThatACallTakesIsMeasuredWithoutTheAccountsClock() {
        function("f");
        CountDownLatch gate = runtime.hold();
        CompletableFuture<InvokeResponse> call = CompletableFuture.supplyAsync(() -> invoke("f", "{}"));
        runtime.awaitInvocations(1);
        clock.pass(Duration.ofDays(1));
        gate.countDown();
        call.join();

        assertThat(plane.journal().find(1).orElseThrow().took()).isLessThan(Duration.ofDays(1));
    }

    private InvokeResponse invoke(String function, String payload) {
        return lambda.invoke(request -> request.functionName(function).payload(bytes(payload)));
    }

    private static SdkBytes bytes(String text) {
        return SdkBytes.fromUtf8String(text);
    }
}
