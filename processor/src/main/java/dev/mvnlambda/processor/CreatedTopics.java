package dev.mvnlambda.processor;

import java.util.HashMap;
import java.util.Map;

/** Reports topics that more than one function of a module makes: their settings would fight. */
final class CreatedTopics {
    private final Map<String, String> creators = new HashMap<>();

    /** Reports a topic that another function makes already. */
    void check(DeclaredFunction function) {
        function.marks().all(SnsTriggerReader.ANNOTATION).stream()
                .filter(mark -> mark.flag("create") && mark.member("topic").isKnown())
                .forEach(mark -> check(function, mark));
    }

    private void check(DeclaredFunction function, Mark mark) {
        String topic = mark.text("topic");
        String other = creators.putIfAbsent(topic, function.name());
        if (other != null && !other.equals(function.name())) {
            mark.member("create")
                    .error(
                            ProblemId.TOPIC_CREATED_TWICE,
                            "%s creates \"%s\", but %s creates it already; leave create to one of them."
                                    .formatted(function.name(), topic, other));
        }
    }
}
