package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.SnsSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one function has made, another listens to, from the first deploy on and in whichever order they are planned. */
final class MadeByAnotherTest extends DeployedAccount {
    private static final String PATTERN = "{\"source\":[\"shop\"]}";

    private static Functions onBus(String name, boolean create) {
        return versioned(name).trigger(new EventBridgeSpec("orders", PATTERN, "", 185, 86_400, "", true, create));
    }

    private static Functions onTopic(String name, boolean create) {
        return versioned(name).trigger(new SnsSpec("orders", "", "MessageAttributes", "", create));
    }

    @ParameterizedTest
    @CsvSource({"Alpha, Zulu", "Zulu, Alpha"})
    void aRuleWaitsForTheBusThatAnotherFunctionMakes(String maker, String listener) {
        Module module = code(onBus(maker, true), onBus(listener, false));

        assertThat(deployed(module).changes()).containsSubsequence("CreateEventBus", "PutRule", "PutRule");
        findsNothingMore(module);
    }

    @ParameterizedTest
    @CsvSource({"Alpha, Zulu", "Zulu, Alpha"})
    void aSubscriptionWaitsForTheTopicThatAnotherFunctionMakes(String maker, String listener) {
        Module module = code(onTopic(maker, true), onTopic(listener, false));

        assertThat(deployed(module).changes()).containsSubsequence("CreateTopic", "Subscribe", "Subscribe");
        findsNothingMore(module);
    }

    @ParameterizedTest
    @CsvSource({"Alpha, Zulu", "Zulu, Alpha"})
    void aMappingWaitsForTheQueueThatAnotherFunctionMakes(String maker, String reader) {
        Module module =
                code(versioned(maker).makes("orders", 3), versioned(reader).sqs("orders"));

        assertThat(deployed(module).changes())
                .containsSubsequence("CreateQueue", "CreateEventSourceMapping", "CreateEventSourceMapping");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aQueueThatHidesMessagesTooShortlyForAnotherFunctionStopsThePlan() {
        Module module = code(
                versioned("Alpha").makes("orders", 3),
                versioned("Zulu").timeout(121).sqs("orders"));

        assertThat(account.session().plan(module).plan().obstacles())
                .containsExactly(
                        "The queue orders shows a message again after 120 s, but Zulu may work on it for 121 s, and"
                                + " AWS refuses that. Raise the queue's visibility timeout to 726 s, or lower timeout.");
    }
}
