package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.ManifestJson;
import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the {@code @SnsTrigger}s of all modules may not say once their placeholders are resolved. */
final class Subscriptions {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9_-]{1,256}");
    private static final Pattern QUEUE_ARN = Pattern.compile("arn:aws[a-zA-Z0-9-]*:sqs:[a-z0-9-]+:\\d{12}:.+");

    private final Map<String, String> makers = new TreeMap<>();

    /** What is wrong with one more function, a line each. */
    List<String> problems(FunctionSpec function, FunctionScope scope) {
        List<String> problems = new ArrayList<>();
        Set<String> topics = new HashSet<>();
        for (SnsSpec spec : function.triggers(SnsSpec.class)) {
            String arn = arn(spec, scope.stage().identity());
            checkTopic(spec, arn, function, scope.stage().identity(), problems);
            checkSettings(spec, function, problems);
            if (!topics.add(arn)) {
                problems.add(function.name() + " subscribes to the topic " + spec.source()
                        + " twice, but a topic has one subscription for an endpoint. Remove one @SnsTrigger.");
            }
            String first = spec.create() ? makers.putIfAbsent(arn, function.name()) : null;
            if (first != null && !first.equals(function.name())) {
                problems.add(first + " and " + function.name() + " both make the topic " + spec.source()
                        + ". Take create = true out of one of them.");
            }
        }
        return problems;
    }

    private static String arn(SnsSpec spec, Identity identity) {
        return spec.source().startsWith("arn:")
                ? spec.source()
                : "arn:" + identity.partition() + ":sns:" + identity.region() + ":" + identity.account() + ":"
                        + spec.source();
    }

    private static void checkTopic(
            SnsSpec spec, String arn, FunctionSpec function, Identity identity, List<String> problems) {
        String start = function.name() + " subscribes to the topic '" + spec.source() + "', but ";
        String[] parts = arn.split(":", -1);
        if (arn.endsWith(".fifo")) {
            problems.add(start
                    + "a FIFO topic does not call functions. Let it send to a queue, and read that with @SqsTrigger.");
        } else if (parts.length != 6
                || !parts[2].equals("sns")
                || !TOPIC.matcher(parts[5]).matches()) {
            problems.add(
                    start
                            + "a name is 1 to 256 letters, digits, '-' or '_', and an ARN like arn:aws:sns:eu-west-1:123456789012:name. Change topic.");
        } else if (!parts[1].equals(identity.partition()) || !parts[3].equals(identity.region())) {
            problems.add(start + "this is a deploy to " + identity.region() + " in the partition "
                    + identity.partition() + ". Name a topic there.");
        }
    }

    private static void checkSettings(SnsSpec spec, FunctionSpec function, List<String> problems) {
        if (!spec.filterPolicy().isEmpty()) {
            ManifestJson.filterPolicyFault(
                            spec.filterPolicy(), spec.filterScope().equals("MessageBody"))
                    .ifPresent(fault -> problems.add(function.name() + " has the filter policy " + spec.filterPolicy()
                            + ", but " + fault + ". Change filterPolicy."));
        }
        if (!spec.deadLetterQueue().isEmpty()
                && !QUEUE_ARN.matcher(spec.deadLetterQueue()).matches()) {
            problems.add(function.name() + " has deadLetterQueue '" + spec.deadLetterQueue()
                    + "', but SNS keeps what it could not hand over in a queue. Write the ARN of one.");
        }
    }
}
