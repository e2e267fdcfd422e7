package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import java.util.List;
import java.util.Optional;

/** Looks at the queues that a function reads, also those that the deploy makes, so that a plan tells what AWS would refuse later. */
final class QueueCheck {
    private static final String SQS = "sqs";
    private static final int RECOMMENDED = 6;

    private final QueueType queues;
    private final FunctionScope scope;
    private final List<Node> wanted;

    QueueCheck(QueueType queues, FunctionScope scope, List<Node> wanted) {
        this.queues = queues;
        this.scope = scope;
        this.wanted = wanted;
    }

    List<Observed> obstacles() {
        return wanted.stream()
                .filter(node -> node.function().equals(scope.name()))
                .filter(node -> node.properties() instanceof MappingProperties)
                .flatMap(node -> obstacle(node).stream())
                .toList();
    }

    private Optional<Observed> obstacle(Node node) {
        SourceArn source = SourceArn.parse(((MappingProperties) node.properties()).source());
        boolean looked =
                source.service().equals(SQS) && source.isIn(scope.stage().identity());
        return looked ? obstacle(node.key(), source) : Optional.empty();
    }

    private Optional<Observed> obstacle(ResourceKey key, SourceArn queue) {
        Optional<Integer> visibility = made(queue).or(() -> queues.visibilityTimeout(queue));
        if (visibility.isEmpty()) {
            return Optional.of(Observed.Blocked.missing(
                    key,
                    "There is no queue " + queue.resource() + ", which the @SqsTrigger of " + scope.name()
                            + " reads. Make it, correct its name, or write create = true.",
                    queue.toString()));
        }
        int timeout = timeout();
        return visibility.get() >= timeout
                ? Optional.empty()
                : Optional.of(new Observed.Blocked(
                        key,
                        "The queue " + queue.resource() + " shows a message again after " + visibility.get()
                                + " s, but " + scope.name() + " may work on it for " + timeout
                                + " s, and AWS refuses that. Raise the queue's visibility timeout to "
                                + recommended(timeout) + " s, or lower timeout."));
    }

    /** The visibility timeout of a queue that this deploy makes, for whichever function. */
    private Optional<Integer> made(SourceArn queue) {
        return wanted.stream()
                .filter(one -> one.key().equals(QueueType.key(queue)))
                .map(one -> ((QueueType.QueueProperties) one.properties()).visibilityTimeout())
                .findFirst();
    }

    /** The visibility timeout that AWS recommends for the queue of a function with a timeout, in seconds. */
    static int recommended(int timeout) {
        return RECOMMENDED * timeout;
    }

    private int timeout() {
        return wanted.stream()
                .filter(node -> node.key().equals(scope.key(FunctionType.KIND)))
                .mapToInt(node -> ((FunctionProperties) node.properties()).timeout())
                .findFirst()
                .orElse(0);
    }
}
