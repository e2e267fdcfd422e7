package dev.mvnlambda.local.control;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** The rules that destinations of asynchronous calls keep. */
final class DestinationChecks {

    /** What a role has to be allowed for each service that takes records. */
    private static final Map<String, String> ACTIONS = Map.of(
            "sqs", "sqs:SendMessage",
            "sns", "sns:Publish",
            "lambda", "lambda:InvokeFunction",
            "events", "events:PutEvents",
            "s3", "s3:PutObject");

    private static final Set<String> ON_FAILURE_ONLY = Set.of("s3");

    private final Scope scope;
    private final Directory directory;

    DestinationChecks(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    /** Refuses destinations that AWS refuses for a function, whose qualifier stands for something. */
    void check(@Nullable DestinationConfig config, FunctionName function) {
        if (config == null) {
            return;
        }
        @Nullable String success = config.onSuccess() == null ? null : config.onSuccess().destination();
        @Nullable String failure = config.onFailure() == null ? null : config.onFailure().destination();
        if (!isService(success, false) || !isService(failure, true)) {
            throw Faults.invalidParameter("The provided destination config DestinationConfig(onSuccess="
                    + (success == null ? "null" : "OnSuccess(destination=" + success + ")") + ", onFailure="
                    + (failure == null ? "null" : "OnFailure(destination=" + failure + ")") + ") is invalid.");
        }
        check(success, function);
        check(failure, function);
    }

    private void check(@Nullable String destination, FunctionName function) {
        if (destination == null || destination.isEmpty()) {
            return;
        }
        checkPresent(destination, function);
        FunctionConfiguration configuration =
                directory.resolve(directory.get(function), function).shown(scope.now());
        String service = SourceKind.service(destination);
        String action = ACTIONS.getOrDefault(service, "");
        String resource = service.equals("s3") ? destination + "/*" : destination;
        if (!RolePermissions.allow(scope.account(), configuration.role(), action, resource)) {
            throw Faults.invalidParameter("The function's execution role does not have permissions to call "
                    + action.substring(action.indexOf(':') + 1) + " on " + destination);
        }
    }

    private void checkPresent(String destination, FunctionName function) {
        boolean present = switch (SourceKind.service(destination)) {
            case "lambda" -> isOtherFunction(destination, function);
            case "sqs" -> scope.account().sqs().visibilityTimeout(destination).isPresent();
            default -> true;
        };
        if (!present) {
            throw Faults.invalidParameter("The destination ARN " + destination + " is invalid.");
        }
    }

    private boolean isOtherFunction(String destination, FunctionName function) {
        FunctionName target = FunctionName.of(destination, null, scope);
        if (target.name().equals(function.name())) {
            throw Faults.invalidParameter("You can't specify the function as a destination for itself.");
        }
        return directory
                .find(target.name())
                .flatMap(found -> Directory.version(found, target.effectiveQualifier()))
                .isPresent();
    }

    private static boolean isService(@Nullable String destination, boolean onFailure) {
        if (destination == null || destination.isEmpty()) {
            return true;
        }
        String service = destination.startsWith("arn:") ? SourceKind.service(destination) : destination;
        return ACTIONS.containsKey(service) && (onFailure || !ON_FAILURE_ONLY.contains(service));
    }
}
