package dev.mvnlambda.aws;

import dev.mvnlambda.aws.IotAuthorizerType.IotAuthorizerProperties;
import dev.mvnlambda.aws.IotRuleType.RuleProperties;
import dev.mvnlambda.aws.Owned.Tagged;
import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a stage still has though functions of it were deleted by other means, and with them the grants and roles that told of it:
 * its tags tell.
 *
 * @param tagged all that bears the tags of the stage
 * @param types of all push sources, in the order of the plan
 */
record TaggedRemains(
        Stage stage, List<Tagged> tagged, List<PushType<?>> types, TaggedApis apis, ScheduleRemains schedules) {
    TaggedRemains {
        tagged = List.copyOf(tagged);
        types = List.copyOf(types);
    }

    /**
     * All of a removal: what was found through its functions, and then the rest.
     *
     * @param removed which functions are removed
     * @param others the ids of APIs that are looked after elsewhere
     */
    List<Observed> with(List<Observed> found, Predicate<String> removed, Set<String> others) {
        Set<String> names =
                tagged.stream().flatMap(one -> one.function().stream()).collect(Collectors.toCollection(HashSet::new));
        FormerFunctions functions = new FormerFunctions(stage, removed, names);
        Set<ResourceKey> known = found.stream().map(Observed::key).collect(Collectors.toSet());
        return Stream.concat(
                        found.stream(),
                        Stream.of(
                                        devices(found, functions),
                                        apis.of(tagged, found, functions, others),
                                        schedules.of(tagged, found, functions))
                                .flatMap(List::stream)
                                .filter(one -> !known.contains(one.key())))
                .toList();
    }

    /** Rules and authorizers of AWS IoT. */
    private List<Observed> devices(List<Observed> found, FormerFunctions functions) {
        Set<String> known = found.stream()
                .filter(Observed.Present.class::isInstance)
                .flatMap(one -> arn(((Observed.Present) one).properties()))
                .collect(Collectors.toSet());
        return tagged.stream()
                .filter(one -> one.of(IotArn.SERVICE, "").isPresent() && !known.contains(one.arn()))
                .flatMap(one ->
                        one.function().flatMap(functions::named).stream().flatMap(scope -> told(scope, one.arn())))
                .toList();
    }

    private static Stream<String> arn(Properties properties) {
        if (properties instanceof RuleProperties rule) {
            return Stream.of(rule.arn());
        }
        return properties instanceof IotAuthorizerProperties authorizer ? Stream.of(authorizer.arn()) : Stream.empty();
    }

    private Stream<Observed> told(FunctionScope scope, String arn) {
        return types.stream()
                .filter(type -> type.principal().equals(IotArn.PRINCIPAL))
                .flatMap(type ->
                        type
                                .observe(scope, List.of(), List.of(told(scope, IotArn.PRINCIPAL, arn)))
                                .observed()
                                .stream());
    }

    /** A grant in the place of the one that told of a source. */
    static StatementProperties told(FunctionScope scope, String principal, String source) {
        return new StatementProperties(
                scope.target().functionName(), "", "", Grant.invoke(principal, Value.of(source), ""));
    }
}
