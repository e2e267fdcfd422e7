package dev.mvnlambda.local.sqs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What AWS checks of messages before it takes them. */
final class Outgoing {

    private static final String BODY = "MessageBody";

    private Outgoing() {}

    static void check(QueueRecord queue, @Nullable String body, Map<String, MessageAttributeValue> attributes) {
        checkBody(body);
        int largest = largest(queue);
        if (size(body, attributes) > largest) {
            throw SqsFaults.invalidParameter(
                    "One or more parameters are invalid. Reason: Message must be shorter than " + largest + " bytes.");
        }
    }

    static void check(QueueRecord queue, List<SendMessageBatchRequestEntry> entries) {
        entries.forEach(entry -> checkBody(entry.messageBody()));
        long size = entries.stream()
                .mapToLong(entry -> size(entry.messageBody(), entry.messageAttributes()))
                .sum();
        int largest = largest(queue);
        if (size > largest) {
            throw SqsFaults.batchTooLong(largest, size);
        }
    }

    /** Returns what makes a message a repetition: the sender's word, or a digest of the content where the queue says so. */
    static @Nullable String deduplicationId(QueueRecord queue, @Nullable String given, String body) {
        boolean byContent =
                queue.isFifo() && queue.attribute(QueueAttributes.BY_CONTENT).equals("true");
        return given == null && byContent ? sha256(body) : given;
    }

    private static int largest(QueueRecord queue) {
        return Integer.parseInt(queue.attribute(QueueAttributes.LARGEST));
    }

    private static void checkBody(@Nullable String body) {
        if (body == null || body.isEmpty()) {
            throw SqsFaults.missingParameter(BODY);
        }
        if (!body.codePoints().allMatch(Outgoing::isAllowed)) {
            throw SqsFaults.invalidContents();
        }
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    private static long size(@Nullable String body, Map<String, MessageAttributeValue> attributes) {
        return length(body)
                + attributes.entrySet().stream()
                        .mapToLong(attribute -> length(attribute.getKey()) + size(attribute.getValue()))
                        .sum();
    }

    private static long size(MessageAttributeValue value) {
        long binary = value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length;
        return length(value.dataType()) + length(value.stringValue()) + binary;
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
