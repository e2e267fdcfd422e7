package dev.mvnlambda.local.polling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The event that a function gets for messages of one queue, as AWS writes it. */
record SqsEvent(String queueArn, String region) {

    /** 6 MB, less what surrounds the records. */
    static final int LARGEST = 6_291_456 - 100;

    SdkBytes of(List<Message> messages) {
        ObjectNode event = Json.mapper().createObjectNode();
        ArrayNode records = event.putArray("Records");
        messages.forEach(message -> records.add(record(message)));
        return SdkBytes.fromUtf8String(event.toString());
    }

    /** Splits messages, in order, so that each part fits into one event. */
    List<List<Message>> split(List<Message> messages) {
        List<List<Message>> parts = new ArrayList<>();
        int bytes = LARGEST;
        for (Message message : messages) {
            int more = size(message);
            if (bytes + more > LARGEST) {
                parts.add(new ArrayList<>());
                bytes = 0;
            }
            parts.get(parts.size() - 1).add(message);
            bytes += more;
        }
        return parts;
    }

    /** Returns how many bytes a message takes in an event, with the comma behind it. */
    int size(Message message) {
        return record(message).toString().getBytes(StandardCharsets.UTF_8).length + 1;
    }

    ObjectNode record(Message message) {
        ObjectNode record = Json.mapper().createObjectNode();
        record.put("messageId", message.messageId());
        record.put("receiptHandle", message.receiptHandle());
        record.put("body", message.body());
        ObjectNode system = record.putObject("attributes");
        new TreeMap<>(message.attributesAsStrings()).forEach(system::put);
        ObjectNode own = record.putObject("messageAttributes");
        new TreeMap<>(message.messageAttributes()).forEach((name, value) -> own.set(name, attribute(value)));
        if (message.md5OfMessageAttributes() != null) {
            record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        record.put("md5OfBody", message.md5OfBody());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", queueArn);
        record.put("awsRegion", region);
        return record;
    }

    private static ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode attribute = Json.mapper().createObjectNode();
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            attribute.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArrayUnsafe()));
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        attribute.put("dataType", value.dataType());
        return attribute;
    }
}
