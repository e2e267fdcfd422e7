package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.S3Spec;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code @S3Trigger}. */
final class S3TriggerReader implements TriggerReader {
    static final String ANNOTATION = "S3Trigger";

    private static final List<String> EVENTS = List.of(
            "s3:IntelligentTiering",
            "s3:LifecycleExpiration:*",
            "s3:LifecycleExpiration:Delete",
            "s3:LifecycleExpiration:DeleteMarkerCreated",
            "s3:LifecycleTransition",
            "s3:ObjectAcl:Put",
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Put",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:ObjectRestore:*",
            "s3:ObjectRestore:Completed",
            "s3:ObjectRestore:Delete",
            "s3:ObjectRestore:Post",
            "s3:ObjectTagging:*",
            "s3:ObjectTagging:Delete",
            "s3:ObjectTagging:Put",
            "s3:ReducedRedundancyLostObject",
            "s3:Replication:*",
            "s3:Replication:OperationFailedReplication",
            "s3:Replication:OperationMissedThreshold",
            "s3:Replication:OperationNotTracked",
            "s3:Replication:OperationReplicatedAfterThreshold");

    private static final Pattern BUCKET =
            Pattern.compile("(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!xn--)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int LONGEST_FILTER = 1024;

    @Override
    public String annotation() {
        return ANNOTATION;
    }

    @Override
    public String event(Mark mark) {
        return "S3Event";
    }

    @Override
    public S3Spec read(Mark mark) {
        mark.member("bucket")
                .text(
                        ProblemId.BUCKET_NAME,
                        BUCKET,
                        "a bucket is named, without an ARN, by 3 to 63 lower-case letters, digits, . or -, with a letter or digit at both ends; change it");
        checkEvents(mark);
        checkFilter(mark.member("prefix"));
        checkFilter(mark.member("suffix"));
        return spec(mark);
    }

    /** What an annotation declares, unchecked. */
    static S3Spec spec(Mark mark) {
        return new S3Spec(
                mark.text("bucket"),
                mark.texts("events").stream().sorted().toList(),
                mark.text("prefix"),
                mark.text("suffix"));
    }

    private static void checkEvents(Mark mark) {
        List<Member> events = mark.items("events");
        if (events.isEmpty()) {
            mark.member("events")
                    .error(
                            ProblemId.S3_EVENT,
                            "%s has no events, but S3 has to know which ones call it; name some, or leave events out for s3:ObjectCreated:*."
                                    .formatted(mark.function()));
        }
        for (int i = 0; i < events.size(); i++) {
            checkEvent(events.get(i), events.subList(0, i));
        }
    }

    private static void checkEvent(Member event, List<Member> before) {
        String text = event.text();
        if (!event.isOpen() && !EVENTS.contains(text)) {
            event.error(
                    ProblemId.S3_EVENT,
                    "%s has the event \"%s\", but S3 has no such event; write one of its own, such as s3:ObjectCreated:Put.%s"
                            .formatted(event.mark().function(), text, NearestName.hint(text, EVENTS)));
            return;
        }
        before.stream()
                .map(Member::text)
                .filter(other -> S3Spec.includes(other, text))
                .findFirst()
                .ifPresent(other -> event.error(
                        ProblemId.S3_EVENT,
                        "%s has the events \"%s\" and \"%s\", but one of them stands for the other; remove one."
                                .formatted(event.mark().function(), other, text)));
    }

    private static void checkFilter(Member member) {
        int length = member.text().length();
        if (length > LONGEST_FILTER) {
            member.error(
                    ProblemId.S3_FILTER,
                    "%s has a %s of %d characters, but S3 takes at most %d; shorten it."
                            .formatted(member.mark().function(), member.name(), length, LONGEST_FILTER));
        }
    }
}
