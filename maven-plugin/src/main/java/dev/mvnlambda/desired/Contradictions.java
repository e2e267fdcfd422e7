package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.resource.FunctionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What functions may not say together once their placeholders are resolved. */
final class Contradictions {
    private final Map<String, String> makers = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Looks at one more function. */
    void add(FunctionSpec spec, FunctionScope scope) {
        var async = spec.async();
        if (async != null) {
            refuseItself("onSuccess", async.onSuccess(), spec, scope);
            refuseItself("onFailure", async.onFailure(), spec, scope);
        }
        spec.eventSources().stream()
                .filter(source -> source.queue() != null)
                .forEach(source -> refuseSecondMaker(source, spec));
    }

    /** AWS refuses it, since the event would go round for ever. */
    private void refuseItself(String member, String arn, FunctionSpec spec, FunctionScope scope) {
        String own = scope.target().functionArn();
        if (arn.equals(own) || arn.startsWith(own + ":")) {
            problems.add(spec.name() + " names itself in " + member
                    + " of @Async, but a function cannot be its own destination. Name another one, or a queue.");
        }
    }

    private void refuseSecondMaker(EventSourceSpec source, FunctionSpec spec) {
        String first = makers.putIfAbsent(source.source(), spec.name());
        if (first != null && !first.equals(spec.name())) {
            problems.add(first + " and " + spec.name() + " both make the queue " + source.source()
                    + ", but one of them has to say what it is like. Take create = true out of one of them.");
        }
    }

    /** What was found, a line each. */
    List<String> problems() {
        return problems;
    }
}
