package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.Target;
import dev.mvnlambda.resource.Wanted;

/** What a linked function is told to the one that links it: JSON in one environment variable. */
final class LinkText {
    private LinkText() {}

    /** Names and ARNs hold no character that JSON would escape. */
    static Value of(Wanted.LinkedFunction link) {
        Target target = link.scope().target();
        String facts = "{\"name\":\"" + target.functionName() + "\",\"arn\":\"" + target.arn() + "\""
                + target.qualifier()
                        .map(alias -> ",\"qualifier\":\"" + alias + "\"")
                        .orElse("");
        return link.passesUrl()
                ? new Value.FromStep(
                        link.scope().qualifiedKey(FunctionUrlType.KIND),
                        FunctionUrlType.URL,
                        facts + ",\"url\":\"",
                        "\"}",
                        "the URL of " + link.scope().name())
                : Value.of(facts + "}");
    }
}
