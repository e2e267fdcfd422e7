package dev.mvnlambda.processor;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the partition of every ARN that annotations name against its region: each region is in one partition. */
final class ArnPartitions {
    private static final Pattern ARN = Pattern.compile("arn:([^:${]+):[^:]*:([a-z]+(-[a-z]+)*-\\d+):.*");

    /** What holds texts of the user's own, whatever they look like. */
    private static final Set<String> FREE = Set.of("Environment", "Tag");

    private ArnPartitions() {}

    static void check(Marks marks) {
        marks.all().stream()
                .filter(mark -> FREE.stream().noneMatch(mark::isNamed))
                .flatMap(Mark::writtenTexts)
                .forEach(ArnPartitions::check);
    }

    private static void check(Member member) {
        Matcher arn = ARN.matcher(member.text());
        if (arn.matches() && isCommon(arn.group(1)) && !arn.group(1).equals(partition(arn.group(2)))) {
            member.error(
                    ProblemId.ARN_PARTITION,
                    "%s has %s = \"%s\", but the region %s is in the partition %s; write arn:%s:… there."
                            .formatted(
                                    member.mark().function(),
                                    member.name(),
                                    member.text(),
                                    arn.group(2),
                                    partition(arn.group(2)),
                                    partition(arn.group(2))));
        }
    }

    /** Of others, which AWS keeps to itself, not all regions are known. */
    private static boolean isCommon(String partition) {
        return Stream.of("aws", "aws-cn", "aws-us-gov").anyMatch(partition::equals);
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
