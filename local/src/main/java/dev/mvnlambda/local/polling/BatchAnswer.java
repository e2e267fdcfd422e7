package dev.mvnlambda.local.polling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What a function said of its batch.
 *
 * @param failures ids of messages; empty when the answer cannot be read, which fails the whole batch
 */
record BatchAnswer(Optional<Set<String>> failures) {

    private static final BatchAnswer ALL_FAILED = new BatchAnswer(Optional.empty());
    private static final BatchAnswer ALL_SUCCEEDED = new BatchAnswer(Optional.of(Set.of()));

    static BatchAnswer of(EventSourceMappingConfiguration mapping, InvokeResponse response) {
        if (response.functionError() != null) {
            return ALL_FAILED;
        }
        return mapping.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                ? reported(response.payload().asByteArrayUnsafe())
                : ALL_SUCCEEDED;
    }

    /** Returns the messages to delete; in a FIFO queue what follows a failure in its group has not succeeded either. */
    List<Message> succeeded(List<Message> batch) {
        Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        if (failures.isEmpty() || !ids.containsAll(failures.get())) {
            return List.of();
        }
        List<Message> succeeded = new ArrayList<>();
        Set<String> stopped = new HashSet<>();
        for (Message message : batch) {
            Optional<String> group =
                    Optional.ofNullable(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
            if (failures.get().contains(message.messageId())) {
                group.ifPresent(stopped::add);
            } else if (group.isEmpty() || !stopped.contains(group.get())) {
                succeeded.add(message);
            }
        }
        return succeeded;
    }

    private static BatchAnswer reported(byte[] payload) {
        try {
            JsonNode answer = Json.mapper().readTree(payload);
            JsonNode items = answer.path("batchItemFailures");
            if (items.isArray()) {
                return listed(items);
            }
            boolean saysNothing = answer.isMissingNode() || answer.isNull() || answer.isObject();
            return saysNothing && (items.isMissingNode() || items.isNull()) ? ALL_SUCCEEDED : ALL_FAILED;
        } catch (IOException e) {
            return ALL_FAILED;
        }
    }

    private static BatchAnswer listed(JsonNode items) {
        Set<String> failures = new HashSet<>();
        for (JsonNode item : items) {
            JsonNode id = item.path("itemIdentifier");
            if (!id.isTextual() || id.asText().isEmpty()) {
                return ALL_FAILED;
            }
            failures.add(id.asText());
        }
        return new BatchAnswer(Optional.of(failures));
    }
}
