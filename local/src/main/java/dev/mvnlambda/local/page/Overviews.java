package dev.mvnlambda.local.page;

import dev.mvnlambda.local.control.ControlPlane;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.page.Overview.Alias;
import dev.mvnlambda.local.page.Overview.Function;
import dev.mvnlambda.local.page.Overview.Queue;
import dev.mvnlambda.local.page.Overview.Topic;
import dev.mvnlambda.local.page.Overview.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Draws up what an account holds, by asking its services as any client would. */
final class Overviews {

    private static final String LATEST = "$LATEST";

    private final LocalOptions options;
    private final ControlPlane plane;

    Overviews(LocalOptions options, ControlPlane plane) {
        this.options = options;
        this.plane = plane;
    }

    Overview now() {
        SortedSet<String> regions = plane.regions();
        Triggers finder = new Triggers(plane);
        List<Trigger> triggers =
                regions.stream().flatMap(region -> finder.in(region).stream()).toList();
        return new Overview(
                options.account(),
                options.region(),
                regions.stream().flatMap(region -> functions(region, triggers)).toList(),
                regions.stream().flatMap(this::queues).toList(),
                regions.stream().flatMap(this::topics).toList(),
                plane.journal().entries().stream().map(Call::listed).toList());
    }

    private Stream<Function> functions(String region, List<Trigger> triggers) {
        LambdaClient lambda = plane.lambda(region);
        return lambda.listFunctionsPaginator().functions().stream()
                .sorted(Comparator.comparing(FunctionConfiguration::functionName))
                .map(function -> function(region, lambda, function, triggers));
    }

    private static Function function(
            String region, LambdaClient lambda, FunctionConfiguration function, List<Trigger> triggers) {
        String name = function.functionName();
        return new Function(
                region,
                name,
                function.functionArn(),
                function.runtimeAsString(),
                function.handler(),
                function.memorySize(),
                function.timeout(),
                function.lastModified(),
                versions(lambda, name),
                aliases(lambda, name),
                triggers.stream()
                        .filter(trigger -> trigger.target().region().equals(region)
                                && trigger.target().function().equals(name))
                        .toList());
    }

    private static List<Version> versions(LambdaClient lambda, String function) {
        return lambda.listVersionsByFunctionPaginator(request -> request.functionName(function)).versions().stream()
                .filter(version -> !version.version().equals(LATEST))
                .map(version -> new Version(
                        version.version(),
                        Objects.requireNonNullElse(version.description(), ""),
                        version.lastModified()))
                .sorted(Comparator.comparing((Version version) -> Integer.valueOf(version.version()))
                        .reversed())
                .toList();
    }

    private static List<Alias> aliases(LambdaClient lambda, String function) {
        return lambda.listAliasesPaginator(request -> request.functionName(function)).aliases().stream()
                .map(alias -> new Alias(alias.name(), alias.functionVersion(), weights(alias), alias.revisionId()))
                .toList();
    }

    private static Map<String, Double> weights(AliasConfiguration alias) {
        return Optional.ofNullable(alias.routingConfig())
                .map(AliasRoutingConfiguration::additionalVersionWeights)
                .orElse(Map.of());
    }

    private Stream<Queue> queues(String region) {
        SqsClient sqs = plane.sqs(region);
        return sqs.listQueues().queueUrls().stream().map(url -> queue(region, sqs, url));
    }

    private static Queue queue(String region, SqsClient sqs, String url) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return new Queue(
                region,
                Trigger.nameIn(url),
                url,
                attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, ""),
                Integer.parseInt(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")),
                Integer.parseInt(
                        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0")));
    }

    private Stream<Topic> topics(String region) {
        return plane.sns(region).listTopicsPaginator().topics().stream()
                .map(topic -> new Topic(region, Trigger.nameIn(topic.topicArn()), topic.topicArn()));
    }
}
