package dev.mvnlambda.local.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class BatchAnswerTest {

    private static final EventSourceMappingConfiguration PLAIN =
            EventSourceMappingConfiguration.builder().build();
    private static final EventSourceMappingConfiguration REPORTING = EventSourceMappingConfiguration.builder()
            .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
            .build();
    private static final List<Message> BATCH = List.of(message("1", null), message("2", null), message("3", null));

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}", "{\"other\":1}"})
    void anAnswerThatReportsNothingIsASuccess(String answer) {
        assertThat(succeeded(REPORTING, answer, BATCH)).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fine\"",
                "[]",
                "{\"batchItemFailures\":",
                "{\"batchItemFailures\":{}}",
                "{\"batchItemFailures\":[\"1\"]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"id\":\"1\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"},{\"itemIdentifier\":\"unknown\"}]}"
            })
    void anAnswerThatCannotBeUnderstoodFailsTheWholeBatch(String answer) {
        assertThat(succeeded(REPORTING, answer, BATCH)).isEmpty();
    }

    @Test
    void onlyWhatIsReportedFails() {
        assertThat(succeeded(REPORTING, failures("2"), BATCH)).containsExactly("1", "3");
    }

    @Test
    void withoutReportingTheAnswerDoesNotMatter() {
        assertThat(succeeded(PLAIN, failures("2"), BATCH)).containsExactly("1", "2", "3");
        assertThat(succeeded(PLAIN, "no JSON", BATCH)).containsExactly("1", "2", "3");
    }

    @Test
    void anErrorOfTheFunctionFailsTheWholeBatch() {
        InvokeResponse failed = InvokeResponse.builder()
                .functionError("Unhandled")
                .payload(SdkBytes.fromUtf8String("{}"))
                .build();

        assertThat(BatchAnswer.of(PLAIN, failed).succeeded(BATCH)).isEmpty();
        assertThat(BatchAnswer.of(REPORTING, failed).succeeded(BATCH)).isEmpty();
    }

    @Test
    void afterAFailureTheRestOfItsGroupStays() {
        List<Message> batch =
                List.of(message("1", "a"), message("2", "b"), message("3", "a"), message("4", "b"), message("5", "a"));

        assertThat(succeeded(REPORTING, failures("3"), batch)).containsExactly("1", "2", "4");
    }

    private static List<String> succeeded(EventSourceMappingConfiguration mapping, String answer, List<Message> batch) {
        InvokeResponse response = InvokeResponse.builder()
                .payload(SdkBytes.fromUtf8String(answer))
                .build();
        return BatchAnswer.of(mapping, response).succeeded(batch).stream()
                .map(Message::messageId)
                .toList();
    }

    private static String failures(String id) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}";
    }

    private static Message message(String id, @Nullable String group) {
        Message.Builder message = Message.builder().messageId(id);
        return group == null
                ? message.build()
                : message.attributes(Map.of(MessageSystemAttributeName.MESSAGE_GROUP_ID, group))
                        .build();
    }
}
