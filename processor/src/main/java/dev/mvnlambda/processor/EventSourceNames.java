package dev.mvnlambda.processor;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds the name or ARN of an event source against what its {@code @EventSource} says of names and ARNs. */
final class EventSourceNames {
    private static final Pattern BRACES = Pattern.compile("\\{([a-z]+)}");

    private EventSourceNames() {}

    static void check(EventSource source) {
        Member member = source.source();
        if (member.isOpen() || !source.servers().isEmpty()) {
            return;
        }
        if (member.text().isEmpty()) {
            member.error(
                    ProblemId.EVENT_SOURCE,
                    "%s has %s without a %s, but AWS has to know what to read; write %s."
                            .formatted(source.mark().function(), source.mark(), member.name(), wayOut(source)));
        } else if (source.isArn() || !source.isNamed()) {
            checkArn(source, member);
        } else if (!source.name().matcher(member.text()).matches()) {
            member.error(
                    ProblemId.EVENT_SOURCE,
                    "%s has %s = \"%s\", but AWS takes a name of the form %s there; change it."
                            .formatted(source.mark().function(), member.name(), member.text(), source.name()));
        }
    }

    private static String wayOut(EventSource source) {
        if (source.mark().find("bootstrapServers").isPresent()) {
            return "its ARN, or bootstrapServers";
        }
        return source.isNamed() ? "its name or its ARN" : "its ARN";
    }

    private static void checkArn(EventSource source, Member member) {
        if (!arn(source.service(), source.resources()).matcher(member.text()).matches()) {
            member.error(
                    ProblemId.EVENT_SOURCE,
                    "%s has %s = \"%s\", but the ARN of one is like arn:aws:%s:eu-west-1:123456789012:%s; write that%s."
                            .formatted(
                                    source.mark().function(),
                                    member.name(),
                                    member.text(),
                                    source.service(),
                                    BRACES.matcher(source.resources().get(0)).replaceAll("$1"),
                                    source.isNamed() ? ", or the name alone" : ""));
        }
    }

    private static Pattern arn(String service, List<String> resources) {
        String any = resources.stream()
                .map(resource -> BRACES.matcher(resource).replaceAll("[^/]+"))
                .collect(Collectors.joining("|"));
        return Pattern.compile(Patterns.PARTITION + service + ":[a-z0-9-]+:" + Patterns.ACCOUNT + ":(" + any + ")");
    }
}
