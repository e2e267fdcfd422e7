package dev.mvnlambda.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What sends events to a function.
 *
 * @param mark the annotation that makes it do so
 * @param name what messages call it
 * @param events the simple names of the classes of AWS's library of which a handler takes one; none when it has none
 */
record Sender(Mark mark, String name, List<String> events) {
    /** The sender that bears the name of its annotation; its event is empty when AWS's library has no class for it. */
    static Sender of(Mark mark, String event) {
        return new Sender(
                mark,
                mark.toString(),
                Stream.of(event).filter(one -> !one.isEmpty()).toList());
    }

    /** All of a function of which is known what they send. */
    static List<Sender> all(Marks marks) {
        List<Sender> senders = new ArrayList<>();
        marks.one("Url")
                .ifPresent(url -> senders.add(new Sender(url, "a function URL", List.of("APIGatewayV2HTTPEvent"))));
        EventSource.of(marks)
                .forEach(source ->
                        senders.add(new Sender(source.mark(), source.mark().toString(), source.events())));
        senders.addAll(TriggerReaders.senders(marks));
        senders.addAll(AuthorizerReader.senders(marks));
        return senders;
    }
}
