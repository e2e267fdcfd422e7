package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.durable.DurableEnvelope;
import dev.mvnlambda.local.durable.DurableOutcome;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Calls of functions: the qualifier is resolved once a call, and what it stands for then runs. */
final class Invocations {

    private static final int LARGEST_SYNC = 6_291_456;
    private static final int LARGEST_ASYNC = 1_048_576;
    private static final int LOG_TAIL = 4096;
    private static final SdkBytes NOTHING = SdkBytes.fromUtf8String("{}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scope scope;
    private final Directory directory;
    private final States states;

    Invocations(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.states = new States(scope);
    }

    /**
     * What a call runs.
     *
     * @param qualifiedArn as the caller named it
     * @param executionArn of the execution that begins with the call; absent unless the function is durable
     */
    record Target(
            FunctionConfiguration configuration,
            String qualifiedArn,
            @Nullable String executionArn) {

        boolean isDurable() {
            return executionArn != null;
        }

        /** Wraps the payload when an execution begins with it. */
        Invocation prepared(Invocation invocation, Scope scope) {
            return executionArn == null
                    ? invocation
                    : new Invocation(
                            invocation.requestId(),
                            invocation.invokedArn(),
                            DurableEnvelope.wrap(executionArn, scope.newRevision(), scope.now(), invocation.payload()),
                            invocation.clientContext(),
                            invocation.traceId());
        }
    }

    InvokeResponse invoke(InvokeRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        InvocationType type =
                request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType();
        SdkBytes payload = request.payload() == null || request.payload().asByteArrayUnsafe().length == 0
                ? NOTHING
                : request.payload();
        checkSize(payload, type);
        checkJson(payload);
        checkContext(request.clientContext());
        Target target = target(name, request.durableExecutionName());
        Invocation invocation = new Invocation(
                UUID.randomUUID().toString(), target.qualifiedArn(), payload, request.clientContext(), null);
        return switch (type) {
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).build();
            case EVENT -> later(target, invocation);
            default -> now(target, invocation, request.logType());
        };
    }

    /** Resolves a qualifier for one call: weights are drawn here and nowhere else. */
    Target target(FunctionName name, @Nullable String executionName) {
        FunctionRecord function = directory.get(name);
        String version = drawn(function, name.effectiveQualifier());
        Settling settling = Directory.version(function, version).orElseThrow(() -> directory.notFound(name));
        FunctionConfiguration running = settling.runnable(scope.now()).orElseThrow(() -> notActive(settling));
        if (running.durableConfig() != null && name.qualifier().isEmpty()) {
            throw Faults.invalidParameter("You cannot invoke a durable function using an unqualified ARN.");
        }
        return new Target(running, name.arn(scope), executionArn(running, executionName));
    }

    /** Runs one call and keeps its log; refuses it when as many run as the function reserves. */
    InvocationResult run(Target target, Invocation invocation) {
        RunnableVersion version = runnable(target.configuration());
        RunningCalls running = scope.account().running();
        String key = scope.key(version.functionName());
        running.enter(key, reserved(version.functionName()));
        try {
            InvocationResult result = scope.account().runtime().invoke(version, target.prepared(invocation, scope));
            scope.account().logs().append(scope, version, result.log());
            return target.isDurable() ? DurableOutcome.of(result).toResult(result.log()) : result;
        } finally {
            running.leave(key);
        }
    }

    private @Nullable Integer reserved(String functionName) {
        return directory
                .find(functionName)
                .map(FunctionRecord::reservedConcurrency)
                .orElse(null);
    }

    private InvokeResponse now(Target target, Invocation invocation, LogType logType) {
        InvocationResult result = run(target, invocation);
        InvokeResponse.Builder answer = InvokeResponse.builder()
                .statusCode(200)
                .executedVersion(target.configuration().version())
                .durableExecutionArn(target.executionArn())
                .functionError(result.functionError())
                .payload(result.payload());
        return logType == LogType.TAIL ? answer.logResult(tail(result.log())).build() : answer.build();
    }

    private InvokeResponse later(Target target, Invocation invocation) {
        scope.account().background().execute(() -> run(target, invocation));
        return InvokeResponse.builder()
                .statusCode(202)
                .durableExecutionArn(target.executionArn())
                .build();
    }

    private @Nullable String executionArn(FunctionConfiguration running, @Nullable String executionName) {
        if (running.durableConfig() == null) {
            return null;
        }
        String id = UUID.randomUUID().toString();
        return DurableEnvelope.executionArn(
                scope.arn(running.functionName()),
                running.version(),
                Objects.requireNonNullElse(executionName, id),
                id);
    }

    private static String drawn(FunctionRecord function, String qualifier) {
        if (!function.aliases().containsKey(qualifier)) {
            return qualifier;
        }
        AliasConfiguration alias = function.aliases().get(qualifier);
        double draw = RandomGenerator.getDefault().nextDouble();
        for (Map.Entry<String, Double> weight : Aliases.weights(alias).entrySet()) {
            if (draw < weight.getValue()) {
                return weight.getKey();
            }
        }
        return alias.functionVersion();
    }

    private RunnableVersion runnable(FunctionConfiguration configuration) {
        Map<String, String> environment = configuration.environment() == null
                ? Map.of()
                : configuration.environment().variables();
        return new RunnableVersion(
                scope.arn(configuration.functionName()),
                configuration.functionName(),
                configuration.version(),
                configuration.runtimeAsString(),
                configuration.handler(),
                configuration.memorySize(),
                Duration.ofSeconds(configuration.timeout()),
                environment,
                scope.account().code().unpacked(configuration.codeSha256()),
                List.of(),
                configuration.loggingConfig().logGroup(),
                scope.region(),
                Configurations.digest(configuration));
    }

    private RuntimeException notActive(Settling settling) {
        states.checkActive(settling);
        return new IllegalStateException("Active, but nothing to run");
    }

    private static void checkSize(SdkBytes payload, InvocationType type) {
        int size = payload.asByteArrayUnsafe().length;
        int largest = type == InvocationType.EVENT ? LARGEST_ASYNC : LARGEST_SYNC;
        if (size > largest) {
            throw Faults.requestTooLarge(size + " byte payload is too large for the " + type
                    + " invocation type (limit " + largest + " bytes)");
        }
    }

    private static void checkJson(SdkBytes payload) {
        try {
            JSON.readTree(payload.asByteArrayUnsafe());
        } catch (JsonProcessingException e) {
            throw Faults.unreadablePayload("Could not parse request body into json: Could not parse payload into json: "
                    + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkContext(@Nullable String context) {
        try {
            boolean isObject = context == null
                    || JSON.readTree(Base64.getDecoder().decode(context)).isObject();
            if (isObject) {
                return;
            }
        } catch (IllegalArgumentException | IOException e) {
            throw unreadableContext();
        }
        throw unreadableContext();
    }

    private static RuntimeException unreadableContext() {
        return Faults.unreadablePayload("Client context must be a valid Base64-encoded JSON object.");
    }

    private static String tail(String log) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - LOG_TAIL), bytes.length);
        return Base64.getEncoder().encodeToString(tail);
    }
}
