package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.AlbSpec;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LogsSpec;
import dev.mvnlambda.manifest.QueueSpec;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What functions may not say together once their placeholders are resolved. */
final class Contradictions {
    private static final String FIFO = ".fifo";
    private static final int LARGEST_FIFO_BATCH = 10;
    private static final Pattern QUEUE = Pattern.compile("(?=.{1,80}$)[a-zA-Z0-9_-]+(\\.fifo)?");

    private final Map<String, String> makers = new TreeMap<>();
    private final EventRules eventRules = new EventRules();
    private final Subscriptions subscriptions = new Subscriptions();
    private final BucketOverlaps buckets = new BucketOverlaps();
    private final Map<String, String> gates = new TreeMap<>();
    private final UserPoolClaims userPools = new UserPoolClaims();
    private final Map<String, String> targets = new TreeMap<>();
    private final Map<String, FunctionSpec> logGroups = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Looks at one more function. */
    void add(FunctionSpec spec, FunctionScope scope) {
        var async = spec.async();
        if (async != null) {
            refuseItself("onSuccess", async.onSuccess(), spec, scope);
            refuseItself("onFailure", async.onFailure(), spec, scope);
        }
        problems.addAll(eventRules.problems(spec));
        problems.addAll(subscriptions.problems(spec, scope));
        problems.addAll(buckets.problems(spec));
        problems.addAll(userPools.problems(spec, scope));
        spec.authorizers().stream().filter(one -> one.api().equals("IOT")).forEach(one -> refuseSecondGate(one, spec));
        refuseSecondRetention(spec, scope);
        spec.triggers(LogsSpec.class).forEach(trigger -> refuseOwnLog(trigger, spec, scope));
        spec.triggers(AlbSpec.class).forEach(trigger -> refuseSecondTarget(trigger, spec));
        Set<String> read = new HashSet<>();
        for (EventSourceSpec source : spec.eventSources()) {
            refuseSecondReading(source, spec, scope, read);
            refuseTime(source, spec);
            refuseFifoInBatches(source, spec);
            if (source.queue() != null) {
                refuseName(source, source.queue(), spec);
                refuseSecondMaker(source, spec);
            }
        }
    }

    /** A name and an ARN may turn out to be one source, and a stream one of the tables that is read. */
    private void refuseSecondReading(EventSourceSpec source, FunctionSpec spec, FunctionScope scope, Set<String> read) {
        Identity identity = scope.stage().identity();
        boolean named = !source.source().startsWith("arn:");
        String arn = (named
                        ? "arn:" + identity.partition() + ":" + source.service() + ":" + identity.region() + ":"
                                + identity.account() + ":"
                        : "")
                + source.source().replaceFirst("/stream/.*", "");
        if (!read.add(arn + "\n" + source.within())) {
            problems.add(spec.name() + " reads " + (source.within().isEmpty() ? "" : source.within() + " of ") + arn
                    + " twice, but AWS maps a source to a function once. Remove one of the two triggers.");
        }
    }

    private void refuseTime(EventSourceSpec source, FunctionSpec spec) {
        String time = source.stream() == null ? "" : source.stream().startingTimestamp();
        if (!time.isEmpty() && !isTime(time)) {
            problems.add(spec.name() + " has startingTimestamp = '" + time
                    + "', but AWS needs a time and its offset. Write one like 2026-10-01T00:00:00Z.");
        }
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** With its placeholders resolved, a queue may turn out to be one of those that keep order. */
    private void refuseFifoInBatches(EventSourceSpec source, FunctionSpec spec) {
        boolean tooLarge =
                source.batch().size() > LARGEST_FIFO_BATCH || source.batch().waits();
        if (source.source().endsWith(FIFO) && tooLarge) {
            problems.add(spec.name() + " reads the FIFO queue " + source.source()
                    + " with a window, or in batches of more than " + LARGEST_FIFO_BATCH
                    + ", and AWS takes neither. Leave batchWindow out, and lower batchSize.");
        }
    }

    private void refuseName(EventSourceSpec source, QueueSpec queue, FunctionSpec spec) {
        String name = source.source();
        if (!QUEUE.matcher(name).matches()) {
            problems.add(spec.name() + " makes the queue '" + name
                    + "', but a name is 1 to 80 letters, digits, '-' or '_', and may end in .fifo. Change queue.");
        } else if (queue.fifo() && !name.endsWith(FIFO)) {
            problems.add(spec.name() + " makes the FIFO queue " + name
                    + ", but the name of such a queue ends in .fifo. Change queue, or leave fifo out.");
        }
    }

    /** AWS refuses it, since the event would go round for ever. */
    private void refuseItself(String member, String arn, FunctionSpec spec, FunctionScope scope) {
        String own = scope.target().functionArn();
        if (arn.equals(own) || arn.startsWith(own + ":")) {
            problems.add(spec.name() + " names itself in " + member
                    + " of @Async, but a function cannot be its own destination. Name another one, or a queue.");
        }
    }

    private static String logGroup(FunctionSpec spec, FunctionScope scope) {
        String declared = spec.logging().group();
        return declared.isEmpty() ? "/aws/lambda/" + scope.target().functionName() : declared;
    }

    /** Each deploy of one would change what the other one says. */
    private void refuseSecondRetention(FunctionSpec spec, FunctionScope scope) {
        String group = logGroup(spec, scope);
        FunctionSpec first = logGroups.putIfAbsent(group, spec);
        if (first != null && first.logging().retentionDays() != spec.logging().retentionDays()) {
            problems.add(first.name() + " and " + spec.name() + " both log to " + group + ", but " + first.name()
                    + " keeps it " + kept(first) + " and " + spec.name() + " " + kept(spec)
                    + ". Give both @Logging the same retentionDays, or one of them another group.");
        }
    }

    private static String kept(FunctionSpec spec) {
        int days = spec.logging().retentionDays();
        return days == 0 ? "for ever" : days + " days";
    }

    /** Each call would log, and so cause the next one. */
    private void refuseOwnLog(LogsSpec trigger, FunctionSpec spec, FunctionScope scope) {
        String own = logGroup(spec, scope);
        String group = trigger.source().replaceFirst("^arn:.*:log-group:", "").replaceFirst(":\\*$", "");
        if (group.equals(own)) {
            problems.add(spec.name() + " subscribes to the log group " + own
                    + ", to which it logs itself, so each call would cause the next. Change logGroup of @LogsTrigger.");
        }
    }

    private void refuseSecondTarget(AlbSpec trigger, FunctionSpec spec) {
        String first = targets.putIfAbsent(trigger.source(), spec.name());
        if (first != null) {
            problems.add(
                    first.equals(spec.name())
                            ? spec.name() + " is registered in the target group " + trigger.source()
                                    + " twice. Remove one of the two."
                            : first + " and " + spec.name() + " both name the target group " + trigger.source()
                                    + ", but it holds one function. Give each a group of its own.");
        }
    }

    private void refuseSecondMaker(EventSourceSpec source, FunctionSpec spec) {
        String first = makers.putIfAbsent(source.source(), spec.name());
        if (first != null && !first.equals(spec.name())) {
            problems.add(first + " and " + spec.name() + " both make the queue " + source.source()
                    + ", but one of them has to say what it is like. Take create = true out of one of them.");
        }
    }

    /** Devices name an authorizer by its name alone. */
    private void refuseSecondGate(AuthorizerSpec authorizer, FunctionSpec spec) {
        String first = gates.putIfAbsent(authorizer.name(), spec.name());
        if (first != null) {
            problems.add(first + " and " + spec.name() + " are both the IoT authorizer " + authorizer.name()
                    + ", but a name stands for one. Give one of them another name.");
        }
    }

    /** What was found, a line each. */
    List<String> problems() {
        return problems;
    }
}
