package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On whose behalf a service may call a function, as its grants tell. */
final class Sources {
    private Sources() {}

    /** The ARNs of all, sorted. */
    static Set<String> of(List<StatementProperties> granted) {
        return granted.stream().flatMap(Sources::arn).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys of the grants for one of them, on whatever qualifier. */
    static Set<ResourceKey> grants(FunctionScope scope, List<StatementProperties> granted, String source) {
        return granted.stream()
                .filter(statement -> arn(statement).anyMatch(source::equals))
                .map(statement -> PolicyStatementType.key(scope, statement.qualifier(), statement.grant()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> arn(StatementProperties statement) {
        return Stream.ofNullable(statement.grant().sourceArn()).map(Objects::toString);
    }
}
