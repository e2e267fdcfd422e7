package dev.mvnlambda.local.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.polling.handler.Patient;
import dev.mvnlambda.local.runtime.JvmOptions;
import dev.mvnlambda.local.runtime.JvmRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.EventType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A durable handler in a JVM of its own, which checkpoints over HTTP and is suspended for a second. */
class DurableToHandlerTest {

    @TempDir
    private Path directory;

    @Test
    void aSuspendedHandlerIsCalledAgainAndItsCallerGetsTheResult() throws IOException {
        try (Shop shop = Shop.open(directory, new JvmRuntime(JvmOptions.defaults()))) {
            shop.durable(
                    "patient",
                    Patient.class.getName() + "::handleRequest",
                    Packed.of(Patient.class),
                    Map.of("AWS_ENDPOINT_URL", shop.server().address().toString()));

            InvokeResponse answer = shop.lambda().invoke(request -> request.functionName("patient:live"));

            assertThat(answer.payload().asUtf8String()).isEqualTo("\"SUCCEEDED\"");
            assertThat(shop
                            .lambda()
                            .getDurableExecutionHistory(
                                    request -> request.durableExecutionArn(answer.durableExecutionArn()))
                            .events()
                            .stream()
                            .map(Event::eventType)
                            // a slow machine may need more than one call
                            .filter(type -> type != EventType.INVOCATION_COMPLETED))
                    .containsExactly(
                            EventType.EXECUTION_STARTED,
                            EventType.WAIT_STARTED,
                            EventType.WAIT_SUCCEEDED,
                            EventType.EXECUTION_SUCCEEDED);
        }
    }
}
