package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.IotSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IotTriggerTest {
    private static List<TriggerSpec> triggers(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).triggers();
    }

    @Test
    void aStatementIsKeptAndATopicBecomesOne() {
        assertThat(triggers("""
                @IotTrigger(sql = "SELECT temperature FROM 'sensors/${stage}' WHERE temperature > 50")
                @IotTrigger(topic = "orders/+/${stage}/#")"""))
                .containsExactly(
                        new IotSpec("SELECT * FROM 'orders/+/${stage}/#'"),
                        new IotSpec("SELECT temperature FROM 'sensors/${stage}' WHERE temperature > 50"));
    }

    @Test
    void eitherAStatementOrATopicIsNeeded() {
        assertThat(problemsOf("@IotTrigger"))
                .containsExactly(
                        "Shop:1: [IotSource] Shop has @IotTrigger with neither sql nor topic, but a rule has to be told which messages it takes, once; write either sql or topic.");
        assertThat(problemsOf("@IotTrigger(sql = \"SELECT * FROM 'a'\", topic = \"a\")"))
                .singleElement()
                .asString()
                .startsWith("Shop:1: [IotSource] Shop has @IotTrigger with both sql and topic, but");
    }

    @Test
    void whatSelectsNothingIsNoStatement() {
        assertThat(problemsOf("@IotTrigger(sql = \"sensors/+\")"))
                .containsExactly(
                        "Shop:1: [IotSql] Shop has sql = \"sensors/+\", but a statement of AWS IoT selects; write one like SELECT * FROM 'sensors/+/data'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b+/c", "#/a", "it's", "a/b#"})
    void aTopicFilterIsCheckedAtItsPlace(String topic) {
        assertThat(problemsOf("\n@IotTrigger(\ntopic = \"" + topic + "\")"))
                .containsExactly(
                        "Shop:2: [IotTopic] Shop has topic = \"" + topic
                                + "\", but in a topic filter + and # stand alone between slashes, # at the end, and ' is not allowed; write one like sensors/+/data.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "a", "/a", "a//b/", "+/+/#", "$aws/things/+/shadow/update"})
    void aTopicFilterMayHoldWildcards(String topic) {
        assertThat(problemsOf("@IotTrigger(topic = \"" + topic + "\")")).isEmpty();
    }

    @Test
    void aTopicHas256BytesAtMost() {
        assertThat(problemsOf("@IotTrigger(topic = \"" + "a".repeat(256) + "\")"))
                .isEmpty();
        assertThat(problemsOf("@IotTrigger(topic = \"" + "\u00e9".repeat(129) + "\")"))
                .containsExactly(
                        "Shop:1: [IotTopic] Shop has a topic of 258 bytes, but AWS takes at most 256; shorten it.");
    }

    @Test
    void theSameMessagesAreNotTakenTwice() {
        assertThat(problemsOf("@IotTrigger(topic = \"a\")\n@IotTrigger(sql = \"SELECT  * FROM 'a'\")"))
                .containsExactly(
                        "Shop:2: [DuplicateIotRule] Shop takes the same messages twice, by @IotTrigger, and so would be called twice for each; remove one of them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQSEvent", "SQSEvent.SQSMessage", "Mine"})
    void noClassOfAwsFitsWhatDevicesSend(String input) {
        assertThat(problems(taking(input), "public class Mine extends SNSEvent {}"))
                .singleElement()
                .asString()
                .startsWith("Shop:2: [EventType] Shop takes ")
                .endsWith(
                        ", but AWS's library has no class for what @IotTrigger sends; take a class of your own, Map, Object or a stream.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reading", "List<Reading>", "Map<String, Object>", "Object", "String"})
    void whateverElseJsonFitsMayBeTaken(String input) {
        assertThat(problems(taking(input), "public class Reading {}")).isEmpty();
    }

    @Test
    void theBytesOfAMessageMayBeTaken() {
        assertThat(
                        problems(
                                "public class Shop { @IotTrigger(topic = \"a\") public void pay(InputStream in, OutputStream out) {} }"))
                .isEmpty();
    }

    private static String taking(String input) {
        return "@Versioned\n@IotTrigger(topic = \"a\") public class Shop implements RequestHandler<" + input
                + ", Object> { public Object handleRequest(" + input + " in, Context context) { return in; } }";
    }
}
