package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.TriggerSpec;
import java.util.Comparator;
import java.util.List;

/** The one list of annotations that make a service call the function. */
final class TriggerReaders {
    static final List<TriggerReader> ALL = List.of(
            new CognitoReader(),
            new EventBridgeReader(),
            new HttpRouteReader(),
            new IotReader(),
            new AlbReader(),
            new LogsReader(),
            new ScheduleReader(),
            new RestRouteReader(),
            new S3TriggerReader(),
            new SnsTriggerReader(),
            new WebSocketRouteReader());

    private TriggerReaders() {}

    /** Those that read routes of APIs. */
    static List<RouteReader> routes() {
        return ALL.stream()
                .filter(RouteReader.class::isInstance)
                .map(RouteReader.class::cast)
                .toList();
    }

    /** Sorted by kind and source. */
    static List<TriggerSpec> read(Marks marks) {
        ALL.forEach(reader -> reader.check(marks.all(reader.annotation())));
        return ALL.stream()
                .flatMap(reader -> marks.all(reader.annotation()).stream().map(reader::read))
                .sorted(Comparator.<TriggerSpec, String>comparing(
                                spec -> spec.getClass().getSimpleName())
                        .thenComparing(TriggerSpec::source))
                .toList();
    }

    /** The triggers of which is known what they send. */
    static List<Sender> senders(Marks marks) {
        return ALL.stream()
                .flatMap(reader -> marks.all(reader.annotation()).stream()
                        .filter(mark -> !reader.sendsAnything(mark))
                        .map(mark -> Sender.of(mark, reader.event(mark))))
                .toList();
    }
}
