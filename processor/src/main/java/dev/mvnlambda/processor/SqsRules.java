package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import java.util.regex.Pattern;

/** What AWS asks of queues only. */
final class SqsRules {
    static final String SERVICE = "sqs";
    static final int FEWEST_POLLERS = 2;

    private static final int LARGEST_BATCH = 10;
    private static final int LONGEST_NAME = 80;
    private static final String FIFO = ".fifo";
    private static final String DEAD_LETTERS = "-dlq";
    private static final Pattern NAME = Pattern.compile("(?=.{1,80}$)[a-zA-Z0-9_-]+(\\.fifo)?");

    private SqsRules() {}

    /** Whether the queue keeps order: its name tells. */
    static boolean isFifo(EventSource source) {
        return source.isSet("fifo") || source.source().text().endsWith(FIFO);
    }

    static void check(EventSource source, EventSourceSpec spec) {
        checkName(source);
        checkDeadLetterName(source, spec);
        if (isFifo(source)) {
            checkFifoBatch(source.mark(), spec.batch());
        } else {
            checkBatch(source.mark(), spec.batch());
        }
    }

    private static void checkName(EventSource source) {
        Member queue = source.source();
        String name = source.isArn() ? queue.text().substring(queue.text().lastIndexOf(':') + 1) : queue.text();
        if (queue.isOpen() || name.isEmpty()) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            queue.error(
                    ProblemId.QUEUE_NAME,
                    "%s has queue = \"%s\", but a queue is named by 1 to %d letters, digits, - or _, with .fifo at the end if it keeps order; change it."
                            .formatted(queue.mark().function(), queue.text(), LONGEST_NAME));
        }
        if (source.isSet("fifo") && !name.endsWith(FIFO)) {
            source.mark()
                    .member("fifo")
                    .error(
                            ProblemId.FIFO_NAME,
                            "%s has fifo = true, but the name of a queue that keeps order ends in %s; write queue = \"%s%s\", or remove fifo."
                                    .formatted(queue.mark().function(), FIFO, name, FIFO));
        }
    }

    private static void checkDeadLetterName(EventSource source, EventSourceSpec spec) {
        Member queue = source.source();
        boolean made = spec.queue() != null && spec.queue().deadLetterAfter() != null;
        int longest = LONGEST_NAME - DEAD_LETTERS.length();
        if (made
                && !queue.isOpen()
                && queue.text().length() > longest
                && queue.text().length() <= LONGEST_NAME) {
            queue.error(
                    ProblemId.QUEUE_NAME,
                    "%s has a queue name of %d characters, but the queue of its dead letters ends in %s, which leaves %d; shorten it."
                            .formatted(queue.mark().function(), queue.text().length(), DEAD_LETTERS, longest));
        }
    }

    private static void checkBatch(Mark mark, BatchSpec batch) {
        if (batch.size() > LARGEST_BATCH && !batch.waits()) {
            mark.member("batchSize")
                    .error(
                            ProblemId.BATCH_NEEDS_WINDOW,
                            "%s has batchSize = %d, but AWS gathers more than %d messages in a window only; set batchWindow, or lower batchSize."
                                    .formatted(mark.function(), batch.size(), LARGEST_BATCH));
        }
    }

    private static void checkFifoBatch(Mark mark, BatchSpec batch) {
        if (batch.size() > LARGEST_BATCH) {
            mark.member("batchSize")
                    .error(
                            ProblemId.FIFO_BATCH,
                            "%s has batchSize = %d, but AWS takes at most %d messages of a FIFO queue; lower it."
                                    .formatted(mark.function(), batch.size(), LARGEST_BATCH));
        }
        if (batch.waits()) {
            mark.member("batchWindow")
                    .error(
                            ProblemId.FIFO_BATCH,
                            "%s has batchWindow = %d, but AWS gathers no messages of a FIFO queue; remove it."
                                    .formatted(mark.function(), batch.window()));
        }
    }
}
