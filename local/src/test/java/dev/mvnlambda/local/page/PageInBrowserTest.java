package dev.mvnlambda.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.sns.SnsClient;

/** The page in a real browser, with real clicks; skipped where none is installed. */
@SuppressWarnings("NullAway.Init")
class PageInBrowserTest {

    @TempDir
    private static Path profile;

    private static Chromium browser;

    @TempDir
    private Path directory;

    private ServedAccount served;
    private Tab tab;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> executable = Chromium.installed();
        assumeTrue(
                executable.isPresent(),
                "The page is not tried in a browser: there is no chromium, chromium-browser, google-chrome or chrome"
                        + " on the PATH.");
        browser = Chromium.start(executable.orElseThrow(), profile);
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        served = ServedAccount.open(directory);
    }

    @AfterEach
    void close() {
        if (tab != null) {
            tab.close();
        }
        served.close();
    }

    @Test
    void anEmptyAccountSaysWhatToDoAndFillsByItself() throws Exception {
        show();
        tab.awaitText("#empty", "mvn lambda:deploy -Dlambda.target=local");

        served.function("shop");

        tab.awaitText("#functions", "shop");
        tab.awaitText("#picture", "live");
        assertThat(tab.evaluate("document.getElementById('empty').hidden").asBoolean())
                .isTrue();
    }

    @Test
    void aClickInvokesTheFunctionAndShowsItsLog() throws Exception {
        served.function("shop");
        show();
        tab.awaitText("#name", "shop");

        tab.type("#invoke textarea", "{\"order\":7}");
        tab.click("#invoke button");

        tab.awaitText("#invoke .result", "Version 2 answered");
        tab.awaitText("#invoke .result", "\"order\": 7");
        tab.awaitText("#calls", "live → 2");
        tab.awaitText("#call", "START\n{\"order\":7}\nEND");
        assertThat(served.json("/_local/invocations/1").path("payload").asText())
                .isEqualTo("{\"order\":7}");
    }

    @Test
    void whatAwsRefusesIsShownInItsWords() throws Exception {
        served.function("shop");
        show();
        tab.awaitText("#name", "shop");

        tab.type("#invoke textarea", "{");
        tab.click("#invoke button");

        tab.awaitText("#invoke .error", "InvalidRequestContentException: Could not parse request body into json");
    }

    @Test
    void aClickMovesTheAliasWithWeights() throws Exception {
        served.function("shop");
        show();
        tab.awaitText("#picture", "100 %");

        tab.choose("#move [name=version]", "1");
        tab.type("#move [name=percent]", "25");
        tab.choose("#move [name=other]", "2");
        tab.click("#move button");

        tab.awaitText("#move .result", "live leads to version 1, with 25 % to version 2.");
        tab.awaitText("#picture .weight", "75 %\n25 %");
        GetAliasResponse alias = served.account()
                .lambda()
                .getAlias(request -> request.functionName("shop").name("live"));
        assertThat(alias.functionVersion()).isEqualTo("1");
        assertThat(alias.routingConfig().additionalVersionWeights()).isEqualTo(Map.of("2", 0.25));

        tab.type("#move [name=percent]", "0");
        tab.click("#move button");

        tab.awaitText("#move .result", "live leads to version 1.");
        tab.awaitText("#picture .weight", "100 %");
    }

    @Test
    void aRefusedMoveSaysWhyAndMovesNothing() throws Exception {
        served.function("shop");
        show();
        tab.awaitText("#picture", "100 %");
        LambdaException refusal = catchThrowableOfType(
                LambdaException.class,
                () -> served.account()
                        .lambda()
                        .updateAlias(request -> request.functionName("shop")
                                .name("live")
                                .functionVersion("1")
                                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("1", 0.5)))));

        tab.choose("#move [name=version]", "1");
        tab.type("#move [name=percent]", "50");
        tab.choose("#move [name=other]", "1");
        tab.click("#move button");

        tab.awaitText("#move .error", refusal.awsErrorDetails().errorMessage());
        assertThat(served.account()
                        .lambda()
                        .listAliases(request -> request.functionName("shop"))
                        .aliases())
                .extracting(AliasConfiguration::functionVersion)
                .containsExactly("2");
    }

    @Test
    void aClickSendsAMessageThatReachesTheFunction() throws Exception {
        served.function("shop");
        served.queue("orders", "shop");
        show();
        tab.awaitText("#picture", "orders");
        tab.awaitText("#send option", "orders (queue)");

        tab.type("#send textarea", "order 4711");
        tab.click("#send button");

        tab.awaitText("#send .result", "Sent to orders: ");
        tab.awaitText("#calls", "sqs");
        tab.awaitText("#call", "order 4711");
    }

    @Test
    void aClickPublishesToATopicThatReachesTheFunction() throws Exception {
        served.function("shop");
        SnsClient sns = served.account().client(SnsClient.class);
        String topic = sns.createTopic(request -> request.name("news")).topicArn();
        served.grant("shop", "sns.amazonaws.com");
        sns.subscribe(request -> request.topicArn(topic).protocol("lambda").endpoint(ServedAccount.ARN + "shop:live"));
        show();
        tab.awaitText("#picture", "news");

        tab.type("#send textarea", "snow");
        tab.click("#send button");

        tab.awaitText("#send .result", "Sent to news: ");
        tab.awaitText("#call", "snow");
    }

    @Test
    void theArrowKeysMoveThroughTheInvocations() throws Exception {
        served.function("shop");
        for (String payload : new String[] {"\"first\"", "\"second\""}) {
            served.account()
                    .lambda()
                    .invoke(request -> request.functionName("shop").payload(SdkBytes.fromUtf8String(payload)));
        }
        show();
        tab.awaitText("#call", "second");

        tab.click("#calls button");
        tab.press("ArrowDown", 40);

        tab.awaitText("#call", "first");
        tab.press("ArrowUp", 38);
        tab.awaitText("#call", "second");
    }

    @Test
    void whatHandlersSayIsNeverMarkup() throws Exception {
        served.function("shop");
        show();
        tab.awaitText("#name", "shop");

        tab.type("#invoke textarea", "\"<img src=x onerror=\\\"document.title='taken'\\\">\"");
        tab.click("#invoke button");

        tab.awaitText("#call", "<img src=x");
        assertThat(tab.evaluate("document.querySelectorAll('main img').length").asInt())
                .isZero();
        assertThat(tab.evaluate("document.title").asText()).isEqualTo("shop · Local Lambda");
    }

    @Test
    void whatIsBeingFilledInStaysWhileThePageRefreshesItself() throws Exception {
        served.function("shop");
        show();
        tab.awaitText("#name", "shop");
        tab.type("#move [name=percent]", "40");
        tab.type("#invoke textarea", "{\"order\":");
        served.function("till");
        tab.awaitText("#functions", "till");

        assertThat(tab.evaluate("document.querySelector('#move [name=percent]').value")
                        .asText())
                .isEqualTo("40");
        assertThat(tab.evaluate("document.activeElement.value").asText()).isEqualTo("{\"order\":");
    }

    private void show() throws IOException, InterruptedException {
        tab = browser.open(served.at("/"));
    }
}
