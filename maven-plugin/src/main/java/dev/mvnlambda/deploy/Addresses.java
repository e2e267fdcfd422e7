package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Where a stage is reached by those who call its functions.
 *
 * @param apis by kind, the addresses of its APIs
 */
public record Addresses(Stage stage, List<FunctionRow> functions, Map<String, String> apis) {
    private static final String QUEUE = "sqs:";
    private static final String TOPIC = "sns:";

    /** Copies what it is given. */
    public Addresses {
        functions = List.copyOf(functions);
        apis = Map.copyOf(apis);
    }

    /** By name, the URLs of the queues that call a function; not of those in other accounts or regions. */
    public Map<String, String> queues() {
        return called(QUEUE, stage.identity()::queueUrl);
    }

    /** By name, the ARNs of the topics that call a function; not of those in other accounts or regions. */
    public Map<String, String> topics() {
        return called(TOPIC, stage.identity()::topicArn);
    }

    private Map<String, String> called(String start, UnaryOperator<String> address) {
        Map<String, String> called = new TreeMap<>();
        functions.stream()
                .flatMap(function -> function.triggers().stream())
                .filter(trigger -> trigger.startsWith(start))
                .map(trigger -> trigger.substring(start.length()))
                .forEach(name -> called.put(name, address.apply(name)));
        return called;
    }

    /** What tests are told, by the names of system properties; those that begin with {@code mvnlambda.} are for {@code Resource}. */
    public Map<String, String> properties() {
        Identity identity = stage.identity();
        Map<String, String> told = new TreeMap<>();
        told.put("lambda.stage", stage.name());
        told.put("lambda.region", identity.region());
        if (!identity.endpoint().isEmpty()) {
            told.put("lambda.endpoint", identity.endpoint());
        }
        functions.forEach(function -> tell(told, function));
        apis.forEach((kind, url) -> told.put("lambda.api." + kind, url));
        queues().forEach((name, url) -> told.put("lambda.queue." + name, url));
        topics().forEach((name, arn) -> told.put("lambda.topic." + name, arn));
        if (apis.containsKey("http")) {
            told.put("mvnlambda.resource.Api", DeploymentJson.line(Map.of("url", apis.getOrDefault("http", ""))));
        }
        return told;
    }

    private static void tell(Map<String, String> told, FunctionRow function) {
        told.put("lambda.arn." + function.name(), function.targetArn());
        Map<String, String> resource =
                new TreeMap<>(Map.of("name", function.functionName(), "arn", function.targetArn()));
        if (function.qualifier() != null) {
            resource.put("qualifier", function.qualifier());
        }
        if (function.url() != null) {
            told.put("lambda.url." + function.name(), function.url());
            resource.put("url", function.url());
        }
        told.put("mvnlambda.resource." + function.name(), DeploymentJson.line(resource));
    }
}
