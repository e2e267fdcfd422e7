package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.ManifestJson;
import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code @SnsTrigger}. */
final class SnsTriggerReader implements TriggerReader {
    static final String ANNOTATION = "SnsTrigger";

    private static final String ARN = "arn:";
    private static final String FIFO = ".fifo";
    private static final String BODY = "MESSAGE_BODY";
    private static final Pattern TOPIC_ARN =
            Pattern.compile(Patterns.PARTITION + "sns:[a-z0-9-]+:" + Patterns.ACCOUNT + ":[a-zA-Z0-9_-]{1,256}");
    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,256}");
    private static final Pattern QUEUE_ARN =
            Pattern.compile(Patterns.PARTITION + "sqs:[a-z0-9-]+:" + Patterns.ACCOUNT + ":.+");

    @Override
    public String annotation() {
        return ANNOTATION;
    }

    @Override
    public String event(Mark mark) {
        return "SNSEvent";
    }

    @Override
    public TriggerSpec read(Mark mark) {
        checkTopic(mark);
        checkPolicy(mark.member("filterPolicy"), mark.constant("filterScope").equals(BODY));
        return new SnsSpec(
                mark.text("topic"),
                mark.text("filterPolicy"),
                mark.constant("filterScope").equals(BODY) ? "MessageBody" : "MessageAttributes",
                mark.member("deadLetterQueue")
                        .text(
                                ProblemId.DEAD_LETTER_QUEUE,
                                QUEUE_ARN,
                                "SNS keeps what it could not hand over in a queue; write the ARN of one, like"
                                        + " arn:aws:sqs:eu-west-1:123456789012:name"),
                mark.flag("create"));
    }

    private static void checkTopic(Mark mark) {
        Member topic = mark.member("topic");
        boolean isArn = topic.text().startsWith(ARN);
        if (isArn && mark.flag("create")) {
            mark.member("create")
                    .error(
                            ProblemId.CREATE_ARN,
                            "%s creates %s, but an ARN is of a topic that is there; write the name alone, or remove create."
                                    .formatted(mark.function(), topic.text()));
        }
        if (topic.text().endsWith(FIFO)) {
            topic.error(
                    ProblemId.TOPIC_FIFO,
                    "%s has topic = \"%s\", but a FIFO topic does not call functions; let it send to a queue, and read that with @SqsTrigger."
                            .formatted(mark.function(), topic.text()));
        } else if (isArn) {
            topic.text(
                    ProblemId.TOPIC_NAME,
                    TOPIC_ARN,
                    "the ARN of a topic is like arn:aws:sns:eu-west-1:123456789012:name; write that, or the name alone");
        } else {
            topic.text(
                    ProblemId.TOPIC_NAME,
                    TOPIC_NAME,
                    "a topic is named by 1 to 256 letters, digits, - or _; change it, or write its ARN");
        }
    }

    private static void checkPolicy(Member policy, boolean nested) {
        if (policy.text().isEmpty() || policy.isOpen()) {
            return;
        }
        ManifestJson.filterPolicyFault(policy.text(), nested)
                .ifPresent(fault -> policy.error(
                        ProblemId.FILTER_POLICY,
                        "%s has filterPolicy = %s, but %s; write one like {\"kind\": [\"new\"]}%s."
                                .formatted(
                                        policy.mark().function(),
                                        policy.text(),
                                        fault,
                                        nested ? "" : ", or filterScope = MESSAGE_BODY if it is about the message")));
    }

    @Override
    public void check(List<Mark> marks) {
        Set<String> known = new HashSet<>();
        marks.stream()
                .map(mark -> mark.member("topic"))
                .filter(topic -> topic.isKnown() && !known.add(topic.text()))
                .forEach(topic -> topic.error(
                        ProblemId.DUPLICATE_TOPIC,
                        "%s has topic = \"%s\" twice, but a topic has one subscription for an endpoint; remove one of them, a filter policy may list several values."
                                .formatted(topic.mark().function(), topic.text())));
    }
}
