package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FileSystemSpec;
import dev.mvnlambda.manifest.VpcSpec;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Vpc}, and {@code @FileSystem}, which needs it. */
final class VpcReader {
    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-z]+");
    private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-zA-Z]+");
    private static final Pattern PATH = Pattern.compile("(?=.{1,160}$)/mnt/[a-zA-Z0-9-_.]+");

    private VpcReader() {}

    static @Nullable VpcSpec vpc(Marks marks) {
        return marks.one("Vpc")
                .map(mark -> new VpcSpec(
                        ids(mark, "subnets", ProblemId.VPC_SUBNETS, 16, SUBNET, "subnet-0abc"),
                        ids(mark, "securityGroups", ProblemId.VPC_SECURITY_GROUPS, 5, SECURITY_GROUP, "sg-0abc")))
                .orElse(null);
    }

    private static List<String> ids(Mark mark, String member, ProblemId id, int most, Pattern pattern, String example) {
        List<Member> items = mark.items(member);
        if (items.isEmpty() || items.size() > most) {
            mark.member(member)
                    .error(
                            id,
                            "%s has %d %s, but AWS takes 1 to %d; change their number."
                                    .formatted(mark.function(), items.size(), member, most));
        }
        items.forEach(item -> item.text(id, pattern, "AWS takes ids there; write one like " + example));
        return mark.texts(member);
    }

    static @Nullable FileSystemSpec fileSystem(Marks marks) {
        Mark mark = marks.one("FileSystem").orElse(null);
        if (mark == null) {
            return null;
        }
        if (!marks.has("Vpc")) {
            mark.error(
                    ProblemId.FILE_SYSTEM_NEEDS_VPC,
                    "%s has a @FileSystem, which AWS reaches through a VPC only; add @Vpc with the subnets of the access point."
                            .formatted(mark.function()));
        }
        return new FileSystemSpec(
                mark.member("accessPoint")
                        .text(
                                ProblemId.ARN,
                                Patterns.ACCESS_POINT,
                                "AWS takes the ARN of an EFS access point; write one like"
                                        + " arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0"),
                mark.member("path")
                        .text(
                                ProblemId.FILE_SYSTEM_PATH,
                                PATH,
                                "a path is /mnt/ and then letters, digits, -, _ or ., at most 160 in all; change it"));
    }
}
