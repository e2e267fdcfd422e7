package dev.mvnlambda.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports sources that more than one function of a module makes: their settings would fight. */
final class CreatedQueues {
    private final Map<List<String>, String> creators = new HashMap<>();

    /** Reports a queue that another function makes already. */
    void check(DeclaredFunction function) {
        EventSource.of(function.marks()).stream()
                .filter(EventSource::isCreated)
                .filter(source -> source.source().isKnown())
                .forEach(source -> check(function, source));
    }

    private void check(DeclaredFunction function, EventSource source) {
        String other = creators.putIfAbsent(List.of(source.service(), source.text()), function.name());
        if (other != null && !other.equals(function.name())) {
            source.mark()
                    .member("create")
                    .error(
                            ProblemId.QUEUE_CREATED_TWICE,
                            "%s creates \"%s\", but %s creates it already; leave create to one of them."
                                    .formatted(function.name(), source.source().text(), other));
        }
    }
}
