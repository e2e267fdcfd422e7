package dev.mvnlambda.deploy;

import java.util.List;
import java.util.function.Consumer;

/**
 * What has a page in the documentation: an annotation, and a handler that shows it. All else on the page is found out by
 * deploying that handler.
 *
 * @param kind the page's name, and the kind of its sample event
 * @param annotation such as {@code SqsTrigger}
 * @param example class of the handler in {@code com.example.triggers}
 * @param made what there has to be before, as the handler does not ask for it to be made
 * @param locally what the local Lambda does
 */
record Trigger(String kind, String annotation, String example, Consumer<TestAccount> made, String locally) {
    /** The one list, in the order of the table. */
    static final List<Trigger> ALL = List.of(
            new Trigger(
                    "sqs",
                    "SqsTrigger",
                    "QueueReader",
                    Trigger::nothing,
                    "Queues are real ones: what any SQS client sends reaches the handler in batches, with window, filters, partial "
                            + "answers, retries and the dead-letter queue."),
            new Trigger(
                    "url",
                    "Url",
                    "Page",
                    Trigger::nothing,
                    "The address answers curl, browsers and any HTTP client, with CORS and the check of the resource policy."));

    private static void nothing(TestAccount account) {}
}
