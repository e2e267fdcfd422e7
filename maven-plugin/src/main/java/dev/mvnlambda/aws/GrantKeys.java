package dev.mvnlambda.aws;

import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of those grants that let one source call: what leads to the function from there is removed before them. */
final class GrantKeys {
    private GrantKeys() {}

    static Set<ResourceKey> of(
            FunctionScope scope, List<PolicyStatementType.StatementProperties> granted, String sourceArn) {
        return granted.stream()
                .filter(statement -> statement.grant().sourceArn() != null
                        && statement.grant().sourceArn().text().equals(sourceArn))
                .map(statement -> PolicyStatementType.key(scope, statement.qualifier(), statement.grant()))
                .collect(Collectors.toSet());
    }
}
