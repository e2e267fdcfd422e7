package dev.mvnlambda.aws;

import dev.mvnlambda.aws.EventInvokeConfigType.AsyncProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the queues and topics that records of asynchronous calls are to go to, so that a plan tells what AWS would refuse later. */
final class DestinationCheck {
    private final QueueType queues;
    private final Lazy<Topics> topics;

    DestinationCheck(QueueType queues, Lazy<Topics> topics) {
        this.queues = queues;
        this.topics = topics;
    }

    /**
     * Why wanted settings cannot be made. A destination that they have already is not looked at again, nor one that the deploy
     * makes.
     *
     * @param all what is wanted of all functions
     * @param found what the function has
     */
    List<Observed> obstacles(FunctionScope scope, List<Node> all, List<? extends Observed> found) {
        Set<ResourceKey> made = all.stream().map(Node::key).collect(Collectors.toSet());
        return all.stream()
                .filter(node -> node.function().equals(scope.name()))
                .filter(node -> node.properties() instanceof AsyncProperties)
                .flatMap(node -> destinations((AsyncProperties) node.properties())
                        .filter(arn -> !isSet(arn, node.key(), found))
                        .map(SourceArn::parse)
                        .filter(arn -> arn.isIn(scope.stage().identity()))
                        .flatMap(arn -> obstacle(node.key(), arn, made, scope).stream()))
                .toList();
    }

    private static Stream<String> destinations(AsyncProperties async) {
        return Stream.of(async.onSuccess(), async.onFailure()).distinct();
    }

    private static boolean isSet(String arn, ResourceKey key, List<? extends Observed> found) {
        return found.stream()
                .filter(one -> one.key().equals(key))
                .filter(Observed.Present.class::isInstance)
                .map(one -> (AsyncProperties) ((Observed.Present) one).properties())
                .flatMap(DestinationCheck::destinations)
                .anyMatch(arn::equals);
    }

    private Optional<Observed> obstacle(ResourceKey key, SourceArn arn, Set<ResourceKey> made, FunctionScope scope) {
        return switch (arn.service()) {
            case "sqs" ->
                made.contains(QueueType.key(arn)) || exists(arn)
                        ? Optional.empty()
                        : Optional.of(missing(key, "queue", arn, scope));
            case "sns" ->
                made.contains(TopicType.key(arn)) || topics.get().exists(arn.toString())
                        ? Optional.empty()
                        : Optional.of(missing(key, "topic", arn, scope));
            default -> Optional.empty();
        };
    }

    /** Whoever deploys may be allowed to name a queue and not to look at it. */
    private boolean exists(SourceArn queue) {
        try {
            return queues.exists(queue);
        } catch (AccountException e) {
            if (e.code().startsWith("AccessDenied")) {
                return true;
            }
            throw e;
        }
    }

    private static Observed missing(ResourceKey key, String kind, SourceArn arn, FunctionScope scope) {
        return Observed.Blocked.missing(
                key,
                "There is no " + kind + " " + arn.resource() + ", which @Async of " + scope.name()
                        + " sends records to. Make it, or correct its ARN.",
                arn.toString());
    }
}
