package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.ManifestJson;

/** What AWS asks of the streams of DynamoDB only. */
final class DynamoDbRules {
    static final String SERVICE = "dynamodb";

    private static final String NUMERIC = "numeric";

    private DynamoDbRules() {}

    /** Numbers are texts in the events of DynamoDB. */
    static void check(Mark mark) {
        mark.items("filters").stream()
                .filter(filter -> ManifestJson.hasOperator(filter.text(), NUMERIC))
                .forEach(filter -> filter.error(
                        ProblemId.NUMERIC_FILTER,
                        "%s has the filter %s, but DynamoDB writes numbers as texts, which \"numeric\" does not match; list their texts."
                                .formatted(mark.function(), filter.text())));
    }
}
