package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.EventSourceSpec;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads every annotation that bears {@code @EventSource}; the fields of a mapping are members of their names. */
final class EventSourceReader {
    private EventSourceReader() {}

    /** Sorted by service, source and what is read within it. */
    static List<EventSourceSpec> read(Marks marks, Settings settings) {
        List<EventSource> sources = EventSource.of(marks);
        sources.forEach(EventSourceNames::check);
        refuseTwice(sources);
        checkReserved(marks, sources);
        return sources.stream()
                .map(source -> spec(source, settings))
                .sorted(Comparator.comparing(EventSourceSpec::service)
                        .thenComparing(EventSourceSpec::source)
                        .thenComparing(EventSourceSpec::within))
                .toList();
    }

    private static EventSourceSpec spec(EventSource source, Settings settings) {
        Mark mark = source.mark();
        EventSourceSpec spec = new EventSourceSpec(
                source.service(),
                source.text(),
                source.actions(),
                source.others(),
                mark.find("enabled").map(Member::flag).orElse(true),
                BatchReader.read(mark),
                ScalingReader.read(source),
                StreamReader.read(mark),
                QueueReader.read(source, settings.timeout()),
                BrokerReader.read(source));
        switch (source.service()) {
            case SqsRules.SERVICE -> SqsRules.check(source, spec);
            case DynamoDbRules.SERVICE -> DynamoDbRules.check(source.mark());
            case KafkaRules.SERVICE -> KafkaRules.check(source);
            default -> {}
        }
        return spec;
    }

    private static void refuseTwice(List<EventSource> sources) {
        Set<List<String>> known = new HashSet<>();
        sources.stream()
                .filter(source -> !known.add(List.of(
                        source.service(),
                        source.text(),
                        source.within().map(Member::text).orElse(""))))
                .map(source -> source.within().orElseGet(source::source))
                .forEach(member -> member.error(
                        ProblemId.DUPLICATE_EVENT_SOURCE,
                        "%s has %s = \"%s\" twice, but AWS maps a source to a function once; remove one of them."
                                .formatted(member.mark().function(), member.name(), member.text())));
    }

    private static void checkReserved(Marks marks, List<EventSource> sources) {
        List<Member> bounded = sources.stream()
                .flatMap(source -> source.mark().find("maximumConcurrency").stream())
                .filter(member -> member.optionalNumber(Member.UNSET).isPresent())
                .toList();
        Optional<Integer> reserved =
                marks.one("Concurrency").flatMap(mark -> mark.member("reserved").optionalNumber(Member.UNSET));
        if (!bounded.isEmpty() && reserved.isPresent()) {
            checkReserved(bounded, reserved.get());
        }
    }

    private static void checkReserved(List<Member> bounded, int reserved) {
        List<Integer> numbers = bounded.stream()
                .flatMap(member -> member.optionalNumber(Member.UNSET).stream())
                .toList();
        if (numbers.stream().mapToInt(Integer::intValue).sum() > reserved) {
            Member last = bounded.get(bounded.size() - 1);
            last.error(
                    ProblemId.MAXIMUM_CONCURRENCY_RESERVED,
                    "%s has maximumConcurrency = %s, but only reserved = %d of its invocations may run at once; raise reserved, or lower maximumConcurrency."
                            .formatted(
                                    last.mark().function(),
                                    numbers.stream().map(String::valueOf).collect(Collectors.joining(" + ")),
                                    reserved));
        }
    }
}
