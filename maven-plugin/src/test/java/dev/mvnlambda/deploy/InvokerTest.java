package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** A function is called as its consumers call it, and the answer is told in full. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class InvokerTest {
    private final CompletableFuture<String> handedOver = new CompletableFuture<>();

    @TempDir
    Path directory;

    private TestAccount account;

    @BeforeEach
    void deploy() {
        account = new TestAccount(LocalOptions.in(directory.resolve("account")), new Echo());
        deployed("one");
        deployed("two");
    }

    private void deployed(String code) {
        assertThat(TestAccount.failure(account.session()
                        .deploy(module(
                                directory,
                                code,
                                versioned("Orders").makes("orders", 3).url(),
                                bare("Billing"),
                                versioned("Archiver").durable(86_400),
                                versioned("Stopped").reserved(0)))))
                .isEmpty();
    }

    @AfterEach
    void close() {
        account.close();
    }

    /** Returns what it is given; fails when that says so. */
    private final class Echo implements FunctionRuntime {
        @Override
        public InvocationResult invoke(RunnableVersion version, Invocation invocation) {
            String payload = invocation.payload().asUtf8String();
            if (version.functionName().endsWith("Archiver")) {
                handedOver.complete(payload);
            }
            return payload.contains("refused")
                    ? new InvocationResult(
                            SdkBytes.fromUtf8String(
                                    "{\"errorMessage\":\"no\\naddress\",\"errorType\":\"java.lang.IllegalStateException\"}"),
                            "Unhandled",
                            "START\nno address\n")
                    : new InvocationResult(invocation.payload(), null, "START\nread it\nEND\n");
        }

        @Override
        public void retire(String functionArn, String version) {}

        @Override
        public void close() {}
    }

    private Invoked invoked(String function, String event, String payload) {
        return account.session().only(function).invoke(event, payload);
    }

    @Test
    void theAliasAnswersWithVersionPayloadAndLog() {
        Invoked invoked = invoked("Orders", "", "{\"id\": 42}");
        assertThat(invoked.answer().status()).isEqualTo(200);
        assertThat(invoked.answer().version()).isEqualTo("2");
        assertThat(InvocationFormatter.lines(invoked))
                .containsSubsequence("| START", "| read it", "{", "  \"id\" : 42", "}")
                .last()
                .asString()
                .matches("shop-dev-Orders:LatestAlias answered, version 2 \\(status 200, \\d+ ms\\)\\.");
        assertThat(InvocationFormatter.failure(invoked)).isEmpty();
    }

    @Test
    void aFunctionWithoutAnAliasIsCalledBare() {
        assertThat(invoked("Billing", "", "").answer().version()).isEqualTo("$LATEST");
        assertThat(invoked("Billing", "", "").answer().payload()).isEqualTo("{}");
    }

    @Test
    void aSampleNamesTheFunctionsOwnQueueAndAddress() {
        assertThat(invoked("Orders", "sqs", "").answer().payload())
                .contains("\"arn:aws:sqs:us-east-1:000000000000:orders\"");
        assertThat(invoked("Orders", "url", "").answer().payload())
                .contains("\"" + url().replaceFirst("https?://([^/]*).*", "$1") + "\"");
        assertThat(invoked("Billing", "sqs", "").answer().payload())
                .contains("arn:aws:sqs:us-east-1:000000000000:orders");
    }

    private String url() {
        return account.lambda()
                .getFunctionUrlConfig(r -> r.functionName("shop-dev-Orders").qualifier("LatestAlias"))
                .functionUrl();
    }

    @Test
    void aFunctionThatFailsIsToldInItsOwnWordsInOneLine() {
        Invoked invoked = invoked("Orders", "", "\"refused\"");
        assertThat(InvocationFormatter.failure(invoked))
                .contains("Orders failed in version 2 (Unhandled): java.lang.IllegalStateException: no address");
        assertThat(DeploymentJson.invocation(invoked, new Calls()))
                .contains("\"functionError\" : \"Unhandled\"", "\"errorType\" : \"java.lang.IllegalStateException\"");
    }

    @Test
    void machinesReadTheAnswerAsJson() {
        assertThat(DeploymentJson.invocation(invoked("Orders", "", "{\"id\": 42}"), new Calls()))
                .contains("\"qualifier\" : \"LatestAlias\"", "\"version\" : \"2\"", "\"id\" : 42", "\"status\" : 200");
    }

    @Test
    void whatRunsForDaysIsOnlyStarted() throws Exception {
        Invoked invoked = invoked("Archiver", "", "{\"id\": 42}");
        assertThat(invoked.answer().status()).isEqualTo(202);
        assertThat(invoked.answer().execution()).contains("shop-dev-Archiver");
        assertThat(InvocationFormatter.lines(invoked)).anyMatch(line -> line.startsWith("Execution: arn:"));
        assertThat(handedOver.get(30, TimeUnit.SECONDS)).contains("42");
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        Instant before = account.now();
        assertThatThrownBy(() -> invoked("Stopped", "", "{}"))
                .isInstanceOf(AccountException.class)
                .hasMessageContaining("lambda:InvokeFunction");
        assertThat(Duration.between(before, account.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void anUnknownKindIsAnsweredWithTheKindsThereAre() {
        assertThatThrownBy(() -> invoked("Orders", "squs", ""))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "lambda.event is 'squs', but there is no such kind of event. Kinds are cognito, alb, ")
                .hasMessageContaining("sqs")
                .hasMessageEndingWith("websocket.");
    }

    @Test
    void anUnknownFunctionIsAnsweredWithTheDeployedOnes() {
        assertThatThrownBy(() -> invoked("Order", "", ""))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "lambda.function names Order, but there is no such function in app shop, stage dev; deployed are "
                                + "Archiver, Billing, Orders, Stopped.");
    }

    @Test
    void oneOfSeveralHasToBeNamed() {
        assertThatThrownBy(() -> account.session().invoke("", ""))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "lambda.function names no function, but one is called at a time; in app shop, stage dev deployed are "
                                + "Archiver, Billing, Orders, Stopped.");
    }

    @Test
    void nothingDeployedIsToldWithTheWayOut() {
        account.session().remove(true);
        assertThatThrownBy(() -> invoked("Orders", "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("nothing is deployed there. Deploy first: mvn lambda:deploy.");
    }

    @Test
    void aPayloadIsJsonAndStandsAlone() {
        assertThatThrownBy(() -> invoked("Orders", "", "{id: 42}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("lambda.payload is no JSON: ");
        assertThatThrownBy(() -> invoked("Orders", "sqs", "{}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> invoked("Orders", "cognito", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Orders is no trigger of a user pool");
    }
}
