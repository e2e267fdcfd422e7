package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.EventSourceSpec;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads every annotation that bears {@code @EventSource}; the fields of a mapping are members of their names. */
final class EventSourceReader {
    private EventSourceReader() {}

    /** Sorted by service and source. */
    static List<EventSourceSpec> read(Marks marks, Settings settings) {
        List<EventSource> sources = EventSource.of(marks);
        sources.forEach(EventSourceReader::checkSource);
        refuseTwice(sources);
        checkReserved(marks, sources);
        return sources.stream()
                .map(source -> spec(source, settings))
                .sorted(Comparator.comparing(EventSourceSpec::service).thenComparing(EventSourceSpec::source))
                .toList();
    }

    private static EventSourceSpec spec(EventSource source, Settings settings) {
        Mark mark = source.mark();
        EventSourceSpec spec = new EventSourceSpec(
                source.service(),
                source.text(),
                source.actions(),
                mark.find("enabled").map(Member::flag).orElse(true),
                BatchReader.read(mark),
                ScalingReader.read(source),
                StreamReader.read(mark),
                QueueReader.read(source, settings.timeout()));
        if (source.service().equals(SqsRules.SERVICE)) {
            SqsRules.check(source, spec);
        }
        return spec;
    }

    private static void checkSource(EventSource source) {
        Member member = source.source();
        String service = source.service();
        if (member.isOpen()) {
            return;
        }
        if (member.text().isEmpty()) {
            member.error(
                    ProblemId.EVENT_SOURCE,
                    "%s has %s without a %s, but AWS has to know what to read; write its name or its ARN."
                            .formatted(source.mark().function(), source.mark(), member.name()));
        } else if (source.isArn() && !arn(service).matcher(member.text()).matches()) {
            member.error(
                    ProblemId.EVENT_SOURCE,
                    "%s has %s = \"%s\", but the ARN of one is like arn:aws:%s:eu-west-1:123456789012:%s; write that, or the name alone."
                            .formatted(
                                    source.mark().function(),
                                    member.name(),
                                    member.text(),
                                    service,
                                    source.resource("name")));
        }
    }

    private static Pattern arn(String service) {
        return Pattern.compile(Patterns.PARTITION + service + ":[a-z0-9-]+:" + Patterns.ACCOUNT + ":.+");
    }

    private static void refuseTwice(List<EventSource> sources) {
        Set<List<String>> known = new HashSet<>();
        sources.stream()
                .filter(source -> !known.add(List.of(source.service(), source.text())))
                .map(EventSource::source)
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
