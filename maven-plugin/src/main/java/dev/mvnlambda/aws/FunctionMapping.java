package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DurableConfig;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SnapStart;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.VpcConfig;

/** {@link FunctionProperties} to and from what the SDK speaks; what AWS leaves out is its default. */
final class FunctionMapping {
    private FunctionMapping() {}

    static FunctionProperties read(FunctionConfiguration found, Map<String, String> tags) {
        return new FunctionProperties(
                found.functionName(),
                or(found.codeSha256(), ""),
                or(found.handler(), ""),
                or(found.runtimeAsString(), ""),
                found.architecturesAsStrings().stream().findFirst().orElse("x86_64"),
                or(found.memorySize(), 128),
                or(found.timeout(), 3),
                found.ephemeralStorage() == null
                        ? 512
                        : found.ephemeralStorage().size(),
                or(found.description(), ""),
                or(found.role(), ""),
                environment(found),
                found.layers().stream().map(Layer::arn).toList(),
                found.vpcConfig() == null ? List.of() : found.vpcConfig().subnetIds(),
                found.vpcConfig() == null ? List.of() : found.vpcConfig().securityGroupIds(),
                found.fileSystemConfigs().stream()
                        .map(mounted -> mounted.arn() + " at " + mounted.localMountPath())
                        .collect(Collectors.joining()),
                found.tracingConfig() == null
                        ? "PassThrough"
                        : found.tracingConfig().modeAsString(),
                or(found.kmsKeyArn(), ""),
                logging(found),
                isSnapStarted(found),
                durable(found, tags),
                tags.containsKey(Stage.ALIAS_TAG),
                Map.of());
    }

    private static Map<String, Value> environment(FunctionConfiguration found) {
        Map<String, Value> environment = new HashMap<>();
        if (found.environment() != null) {
            found.environment().variables().forEach((name, value) -> environment.put(name, Value.of(value)));
        }
        return environment;
    }

    private static FunctionProperties.Logging logging(FunctionConfiguration found) {
        LoggingConfig logging = found.loggingConfig();
        String usual = "/aws/lambda/" + found.functionName();
        if (logging == null) {
            return new FunctionProperties.Logging("Text", "", usual);
        }
        return new FunctionProperties.Logging(
                or(logging.logFormatAsString(), "Text"), level(logging), or(logging.logGroup(), usual));
    }

    /** AWS fills in INFO for JSON when no level was set; so does this, on the other side. */
    private static String level(LoggingConfig logging) {
        String level = or(logging.applicationLogLevelAsString(), "");
        return level.equals("INFO") ? "" : level;
    }

    private static boolean isSnapStarted(FunctionConfiguration found) {
        return found.snapStart() != null && found.snapStart().applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS;
    }

    private static FunctionProperties.@Nullable Durable durable(FunctionConfiguration found, Map<String, String> tags) {
        DurableConfig durable = found.durableConfig();
        return durable == null || durable.executionTimeout() == null
                ? FunctionProperties.Durable.of(tags.getOrDefault(Stage.DURABLE_TAG, ""))
                : new FunctionProperties.Durable(durable.executionTimeout(), or(durable.retentionPeriodInDays(), 30));
    }

    static CreateFunctionRequest.Builder create(FunctionProperties wanted) {
        CreateFunctionRequest.Builder request = CreateFunctionRequest.builder()
                .functionName(wanted.functionName())
                .publish(wanted.published())
                .tags(wanted.tags())
                .architecturesWithStrings(wanted.architecture())
                .handler(wanted.handler())
                .runtime(wanted.runtime())
                .memorySize(wanted.memory())
                .timeout(wanted.timeout())
                .ephemeralStorage(storage -> storage.size(wanted.storage()))
                .description(wanted.description())
                .role(wanted.role())
                .environment(environment -> environment.variables(wanted.variables()))
                .tracingConfig(tracing -> tracing.mode(wanted.tracing()))
                .loggingConfig(logging(wanted))
                .snapStart(snapStart(wanted))
                .durableConfig(durable(wanted));
        if (!wanted.layers().isEmpty()) {
            request.layers(wanted.layers());
        }
        if (!wanted.subnets().isEmpty()) {
            request.vpcConfig(vpc(wanted));
        }
        if (!wanted.fileSystem().isEmpty()) {
            request.fileSystemConfigs(fileSystems(wanted));
        }
        if (!wanted.kmsKey().isEmpty()) {
            request.kmsKeyArn(wanted.kmsKey());
        }
        return request;
    }

    /** Everything but the code; an empty list or text clears what was set before. */
    static UpdateFunctionConfigurationRequest.Builder update(FunctionProperties wanted) {
        return UpdateFunctionConfigurationRequest.builder()
                .functionName(wanted.functionName())
                .handler(wanted.handler())
                .runtime(wanted.runtime())
                .memorySize(wanted.memory())
                .timeout(wanted.timeout())
                .ephemeralStorage(storage -> storage.size(wanted.storage()))
                .description(wanted.description())
                .role(wanted.role())
                .environment(environment -> environment.variables(wanted.variables()))
                .tracingConfig(tracing -> tracing.mode(wanted.tracing()))
                .loggingConfig(logging(wanted))
                .snapStart(snapStart(wanted))
                .durableConfig(durable(wanted))
                .layers(wanted.layers())
                .vpcConfig(vpc(wanted))
                .fileSystemConfigs(fileSystems(wanted))
                .kmsKeyArn(wanted.kmsKey());
    }

    private static LoggingConfig logging(FunctionProperties wanted) {
        LoggingConfig.Builder logging = LoggingConfig.builder()
                .logFormat(wanted.logging().format())
                .logGroup(wanted.logging().group());
        if (!wanted.logging().level().isEmpty()) {
            logging.applicationLogLevel(wanted.logging().level());
        }
        return logging.build();
    }

    private static SnapStart snapStart(FunctionProperties wanted) {
        return SnapStart.builder()
                .applyOn(wanted.snapStart() ? SnapStartApplyOn.PUBLISHED_VERSIONS : SnapStartApplyOn.NONE)
                .build();
    }

    private static @Nullable DurableConfig durable(FunctionProperties wanted) {
        FunctionProperties.Durable durable = wanted.durable();
        return durable == null
                ? null
                : DurableConfig.builder()
                        .executionTimeout(durable.executionTimeout())
                        .retentionPeriodInDays(durable.retentionDays())
                        .build();
    }

    private static VpcConfig vpc(FunctionProperties wanted) {
        return VpcConfig.builder()
                .subnetIds(wanted.subnets())
                .securityGroupIds(wanted.securityGroups())
                .build();
    }

    private static List<FileSystemConfig> fileSystems(FunctionProperties wanted) {
        if (wanted.fileSystem().isEmpty()) {
            return List.of();
        }
        String[] mounted = wanted.fileSystem().split(" at ", 2);
        return List.of(FileSystemConfig.builder()
                .arn(mounted[0])
                .localMountPath(mounted[1])
                .build());
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
