package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.IotSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code @IotTrigger}. */
final class IotReader implements TriggerReader {
    private static final int LONGEST_TOPIC = 256;
    private static final Pattern SQL = Pattern.compile("(?is)\\s*SELECT\\s.+\\sFROM\\s.+");

    /** Levels, in which a wildcard stands alone, and one for all further levels at the end. */
    private static final Pattern TOPIC = Pattern.compile("(([^+#/']*|\\+)/)*([^+#/']*|\\+|#)");

    @Override
    public String annotation() {
        return "IotTrigger";
    }

    @Override
    public IotSpec read(Mark mark) {
        Member sql = mark.member("sql");
        Member topic = mark.member("topic");
        if (sql.text().isEmpty() == topic.text().isEmpty()) {
            mark.error(
                    ProblemId.IOT_SOURCE,
                    "%s has %s with %s, but a rule has to be told which messages it takes, once; write either sql or topic."
                            .formatted(
                                    mark.function(),
                                    mark,
                                    sql.text().isEmpty() ? "neither sql nor topic" : "both sql and topic"));
        }
        return sql.text().isEmpty() ? ofTopic(topic) : ofSql(sql);
    }

    private static IotSpec ofSql(Member sql) {
        return new IotSpec(sql.text(
                ProblemId.IOT_SQL,
                SQL,
                "a statement of AWS IoT selects; write one like SELECT * FROM 'sensors/+/data'"));
    }

    private static IotSpec ofTopic(Member topic) {
        String text = topic.text(
                ProblemId.IOT_TOPIC,
                TOPIC,
                "in a topic filter + and # stand alone between slashes, # at the end, and ' is not allowed; write one like sensors/+/data");
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (!topic.isOpen() && length > LONGEST_TOPIC) {
            topic.error(
                    ProblemId.IOT_TOPIC,
                    "%s has a topic of %d bytes, but AWS takes at most %d; shorten it."
                            .formatted(topic.mark().function(), length, LONGEST_TOPIC));
        }
        return new IotSpec("SELECT * FROM '" + text + "'");
    }

    @Override
    public void check(List<Mark> marks) {
        Set<String> known = new HashSet<>();
        marks.stream()
                .filter(mark -> !known.add(statement(mark)))
                .forEach(mark -> mark.error(
                        ProblemId.DUPLICATE_IOT_RULE,
                        "%s takes the same messages twice, by %s, and so would be called twice for each; remove one of them."
                                .formatted(mark.function(), mark)));
    }

    private static String statement(Mark mark) {
        String sql = mark.text("sql");
        return (sql.isEmpty() ? "SELECT * FROM '" + mark.text("topic") + "'" : sql)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
