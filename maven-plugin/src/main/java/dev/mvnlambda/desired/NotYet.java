package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.FunctionSpec;
import java.util.ArrayList;
import java.util.List;

/** What a manifest may declare though this version does not deploy it: it stops the plan rather than being left out. */
final class NotYet {
    private NotYet() {}

    static List<String> problems(FunctionSpec spec) {
        List<String> problems = new ArrayList<>();
        var url = spec.url();
        if (url != null && !url.cloudFront().isEmpty()) {
            problems.add(problem(spec, "@Url(cloudFront = …)"));
        }
        return problems;
    }

    private static String problem(FunctionSpec spec, String annotation) {
        return spec.name() + " has " + annotation
                + ", which this version checks but does not deploy yet, so nothing is "
                + "deployed. Take it out for now.";
    }
}
