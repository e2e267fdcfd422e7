package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.state.StateJson;
import dev.mvnlambda.local.wire.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.VpcConfigResponse;

/** Makes configurations out of requests, with every default that AWS fills in. */
final class Configurations {

    private static final int MOST_LAYERS = 5;
    private static final int LARGEST_MEMORY = 10240;
    private static final int SNAPSTART_STORAGE = 512;
    private static final ObjectMapper JSON = StateJson.mapper();

    private Configurations() {}

    static FunctionConfiguration created(CreateFunctionRequest request, String name, String arn) {
        FunctionConfiguration.Builder builder = FunctionConfiguration.builder()
                .description("")
                .timeout(3)
                .memorySize(128)
                .packageType(PackageType.ZIP)
                .architectures(Architecture.X86_64)
                .tracingConfig(tracing -> tracing.mode(TracingMode.PASS_THROUGH))
                .ephemeralStorage(storage -> storage.size(512))
                .snapStart(snapStart ->
                        snapStart.applyOn(SnapStartApplyOn.NONE).optimizationStatus(SnapStartOptimizationStatus.OFF));
        FunctionConfiguration given = Shapes.copy(request, builder)
                .functionName(name)
                .functionArn(arn)
                .version("$LATEST")
                .build();
        return completed(given.toBuilder(), given, null, request.hasLayers() ? request.layers() : null, name);
    }

    static FunctionConfiguration updated(FunctionConfiguration current, UpdateFunctionConfigurationRequest request) {
        FunctionConfiguration given = Shapes.copy(
                        request.toBuilder()
                                .functionName(current.functionName())
                                .revisionId(null)
                                .build(),
                        current.toBuilder())
                .build();
        @Nullable List<String> layers = request.hasLayers() ? request.layers() : null;
        return completed(given.toBuilder(), given, current.loggingConfig(), layers, current.functionName());
    }

    /** Returns what invocations and versions depend on, as a digest; equal ones run alike. */
    static String digest(FunctionConfiguration configuration) {
        FunctionConfiguration settings = configuration.toBuilder()
                .functionArn(null)
                .version(null)
                .revisionId(null)
                .lastModified(null)
                .state((String) null)
                .stateReason(null)
                .stateReasonCode((String) null)
                .lastUpdateStatus((String) null)
                .lastUpdateStatusReason(null)
                .lastUpdateStatusReasonCode((String) null)
                .build();
        try {
            return HexFormat.of().formatHex(CodeStore.sha256(JSON.writeValueAsBytes(settings)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean hasSnapStart(FunctionConfiguration configuration) {
        return configuration.snapStart().applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS;
    }

    private static FunctionConfiguration completed(
            FunctionConfiguration.Builder builder,
            FunctionConfiguration given,
            @Nullable LoggingConfig logging,
            @Nullable List<String> layers,
            String name) {
        checkComplete(given);
        builder.runtimeVersionConfig(version -> version.runtimeVersionArn(runtimeArn(given)));
        builder.snapStart(snapStart(given.snapStart()));
        builder.loggingConfig(logging(given.loggingConfig(), logging, name));
        if (layers != null) {
            if (layers.size() > MOST_LAYERS) {
                throw Faults.invalidParameter("Cannot reference more than " + MOST_LAYERS + " layers.");
            }
            builder.layers(layers.stream().map(Configurations::layer).toList());
        }
        if (given.environment() != null && !given.environment().hasVariables()) {
            builder.environment((EnvironmentResponse) null);
        }
        if (given.deadLetterConfig() != null && isEmpty(given.deadLetterConfig().targetArn())) {
            builder.deadLetterConfig((DeadLetterConfig) null);
        }
        if (given.vpcConfig() != null) {
            builder.vpcConfig(vpc(given.vpcConfig(), region(given)));
        }
        FunctionConfiguration complete = withoutEmpty(builder.build());
        check(complete);
        return complete;
    }

    private static void checkComplete(FunctionConfiguration configuration) {
        if (configuration.packageType() != PackageType.ZIP) {
            throw Faults.unsupported("container images; use an archive");
        }
        if (isEmpty(configuration.runtimeAsString()) || isEmpty(configuration.handler())) {
            throw Faults.invalidParameter(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
    }

    private static void check(FunctionConfiguration configuration) {
        if (configuration.memorySize() > LARGEST_MEMORY) {
            throw Faults.invalidParameter(
                    "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to "
                            + LARGEST_MEMORY);
        }
        Runtimes.check(configuration.runtimeAsString());
        if (configuration.environment() != null) {
            EnvironmentCheck.check(configuration.environment().variables());
        }
        if (configuration.durableConfig() != null) {
            if (configuration.durableConfig().executionTimeout() == null) {
                throw Faults.invalidParameter(
                        "You cannot create a function with a durable configuration without an executionTimeout");
            }
            Runtimes.checkDurable(configuration.runtimeAsString());
        }
        if (hasSnapStart(configuration)) {
            Runtimes.checkSnapStart(configuration.runtimeAsString());
            if (configuration.ephemeralStorage().size() > SNAPSTART_STORAGE) {
                throw Faults.invalidParameter("SnapStart supports an ephemeral storage of 512 MB only.");
            }
        }
    }

    private static SnapStartResponse snapStart(SnapStartResponse given) {
        return given.toBuilder()
                .optimizationStatus(SnapStartOptimizationStatus.OFF)
                .build();
    }

    private static LoggingConfig logging(@Nullable LoggingConfig given, @Nullable LoggingConfig current, String name) {
        LoggingConfig.Builder builder =
                LoggingConfig.builder().logFormat(LogFormat.TEXT).logGroup("/aws/lambda/" + name);
        if (current != null) {
            Shapes.copy(current, builder);
        }
        if (given != null) {
            Shapes.copy(given, builder);
        }
        LoggingConfig merged = builder.build();
        if (merged.logFormat() != LogFormat.JSON) {
            if (given != null && (given.applicationLogLevel() != null || given.systemLogLevel() != null)) {
                throw Faults.invalidParameter(
                        "LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel"
                                + " from your request or change the LogFormat to \"Json\" and try again.");
            }
            return merged.toBuilder()
                    .applicationLogLevel((String) null)
                    .systemLogLevel((String) null)
                    .build();
        }
        return merged.toBuilder()
                .applicationLogLevel(orInfo(merged.applicationLogLevelAsString()))
                .systemLogLevel(orInfo(merged.systemLogLevelAsString()))
                .build();
    }

    private static String orInfo(@Nullable String level) {
        return level == null ? "INFO" : level;
    }

    private static Layer layer(String arn) {
        return Layer.builder().arn(arn).codeSize(0L).build();
    }

    // AWS looks the network up; here each region has one
    private static VpcConfigResponse vpc(VpcConfigResponse given, String region) {
        if (given.subnetIds().isEmpty() != given.securityGroupIds().isEmpty()) {
            throw Faults.invalidParameter("SubnetIds and SecurityIds must coexist or be both empty list.");
        }
        String id =
                UUID.nameUUIDFromBytes(region.getBytes(StandardCharsets.UTF_8)).toString();
        return given.toBuilder()
                .subnetIds(given.subnetIds())
                .securityGroupIds(given.securityGroupIds())
                .ipv6AllowedForDualStack(Boolean.TRUE.equals(given.ipv6AllowedForDualStack()))
                .vpcId(
                        given.subnetIds().isEmpty()
                                ? ""
                                : "vpc-" + id.replace("-", "").substring(0, 17))
                .build();
    }

    private static FunctionConfiguration withoutEmpty(FunctionConfiguration configuration) {
        FunctionConfiguration.Builder builder = configuration.toBuilder();
        if (configuration.layers().isEmpty()) {
            builder.layers((Collection<Layer>) null);
        }
        if (configuration.fileSystemConfigs().isEmpty()) {
            builder.fileSystemConfigs((Collection<FileSystemConfig>) null);
        }
        if (isEmpty(configuration.kmsKeyArn())) {
            builder.kmsKeyArn(null);
        }
        return builder.build();
    }

    private static String runtimeArn(FunctionConfiguration configuration) {
        byte[] runtime = configuration.runtimeAsString().getBytes(StandardCharsets.UTF_8);
        return "arn:aws:lambda:" + region(configuration) + "::runtime:"
                + HexFormat.of().formatHex(CodeStore.sha256(runtime));
    }

    private static String region(FunctionConfiguration configuration) {
        return configuration.functionArn().split(":", -1)[3];
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
