package dev.mvnlambda.local.control;

import static dev.mvnlambda.local.control.Constraint.all;
import static dev.mvnlambda.local.control.Constraint.atLeast;
import static dev.mvnlambda.local.control.Constraint.each;
import static dev.mvnlambda.local.control.Constraint.keys;
import static dev.mvnlambda.local.control.Constraint.length;
import static dev.mvnlambda.local.control.Constraint.notNull;
import static dev.mvnlambda.local.control.Constraint.oneOf;
import static dev.mvnlambda.local.control.Constraint.pattern;
import static dev.mvnlambda.local.control.Constraint.range;
import static dev.mvnlambda.local.control.Constraint.share;
import static dev.mvnlambda.local.control.Constraint.values;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bounds of Lambda's members, by their path; those that hold in one operation only are named after it. */
final class Bounds {

    private static final String NAME_START = "(arn:(aws[a-zA-Z-]*)?:lambda:)?"
            + "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?";
    private static final List<Constraint> FUNCTION_NAME =
            all(length(1, 140), pattern(NAME_START + "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?"));
    private static final List<Constraint> ANY_FUNCTION_NAME = all(
            length(1, 256), pattern(NAME_START + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"));
    private static final List<Constraint> ALIAS = all(length(1, 128), pattern("(?!^[0-9]+$)([a-zA-Z0-9-_]+)"));
    private static final List<Constraint> VERSION = all(length(1, 1024), pattern("(\\$LATEST(\\.PUBLISHED)?|[0-9]+)"));
    private static final List<Constraint> ANY_ARN = pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
    private static final List<Constraint> URL_QUALIFIER = all(length(1, 128), pattern("((?!^\\d+$)^[0-9a-zA-Z-_]+$)"));
    private static final String REGION = "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?";
    private static final List<Constraint> SOURCE_ARN =
            pattern("arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:" + REGION + ":(\\d{12})?:(.*)");
    private static final List<Constraint> DESTINATION = all(
            length(0, 350),
            pattern("$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:" + REGION
                    + ":(\\d{12})?:(.*)"));
    private static final List<Constraint> PUBLISHED_QUALIFIER = all(length(1, 128), pattern("(|[a-zA-Z0-9$_-]+)"));
    private static final List<Constraint> IDENTIFIER = all(length(1, 200), pattern("[a-zA-Z0-9-\\/*:_+=.@-]*"));
    private static final List<Constraint> TAGGABLE = all(
            length(1, 256),
            pattern("arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:"
                    + "(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|"
                    + "event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|"
                    + "capacity-provider:[a-zA-Z0-9-_]+)"));
    private static final List<Constraint> SHORT_PAGE = range(1, 50);

    private static final Map<String, List<Constraint>> BOUNDS = Map.ofEntries(
            entry("functionName", FUNCTION_NAME),
            entry("GetFunction.functionName", ANY_FUNCTION_NAME),
            entry("GetFunctionConfiguration.functionName", ANY_FUNCTION_NAME),
            entry("DeleteFunction.functionName", ANY_FUNCTION_NAME),
            entry("ListVersionsByFunction.functionName", ANY_FUNCTION_NAME),
            entry("AddPermission.functionName", ANY_FUNCTION_NAME),
            entry("RemovePermission.functionName", ANY_FUNCTION_NAME),
            entry("GetPolicy.functionName", ANY_FUNCTION_NAME),
            entry("Invoke.functionName", ANY_FUNCTION_NAME),
            entry("GetRuntimeManagementConfig.functionName", ANY_FUNCTION_NAME),
            entry("PutRuntimeManagementConfig.functionName", ANY_FUNCTION_NAME),
            entry("qualifier", all(length(1, 128), pattern("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"))),
            entry("CreateFunctionUrlConfig.qualifier", URL_QUALIFIER),
            entry("GetFunctionUrlConfig.qualifier", URL_QUALIFIER),
            entry("UpdateFunctionUrlConfig.qualifier", URL_QUALIFIER),
            entry("DeleteFunctionUrlConfig.qualifier", URL_QUALIFIER),
            entry("role", pattern("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+")),
            entry("handler", all(length(0, 128), pattern("[^\\s]+"))),
            entry("description", length(0, 256)),
            entry("timeout", range(1, 900)),
            entry("memorySize", range(128, 32768)),
            entry("packageType", oneOf("Zip", "Image")),
            entry("architectures", all(length(1, 1), each(oneOf("x86_64", "arm64"), notNull()))),
            entry("ephemeralStorage.size", range(512, 10240)),
            entry("snapStart.applyOn", oneOf("PublishedVersions", "None")),
            entry("tracingConfig.mode", oneOf("Active", "PassThrough")),
            entry("deadLetterConfig.targetArn", ANY_ARN),
            entry("kMSKeyArn", ANY_ARN),
            entry("environment.variables", keys(pattern("[a-zA-Z]([a-zA-Z0-9_])+"))),
            entry(
                    "layers",
                    each(
                            length(1, 140),
                            pattern("(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|"
                                    + "(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)"),
                            notNull())),
            entry("vpcConfig.subnetIds", all(length(0, 16), each(length(0, 1024), pattern("subnet-[0-9a-z]*")))),
            entry("vpcConfig.securityGroupIds", all(length(0, 5), each(length(0, 1024), pattern("sg-[0-9a-zA-Z]*")))),
            entry("fileSystemConfigs", length(0, 1)),
            entry(
                    "fileSystemConfigs.arn",
                    all(
                            length(0, 200),
                            pattern(
                                    "arn:aws[a-zA-Z-]*:elasticfilesystem:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:\\d{12}:"
                                            + "access-point/fsap-[a-f0-9]{17}"))),
            entry("fileSystemConfigs.localMountPath", all(length(0, 160), pattern("/mnt/[a-zA-Z0-9-_.]+"))),
            entry("code.sourceKMSKeyArn", ANY_ARN),
            entry("sourceKMSKeyArn", ANY_ARN),
            entry("imageConfig.entryPoint", length(0, 1500)),
            entry("imageConfig.command", length(0, 1500)),
            entry("imageConfig.workingDirectory", length(0, 1000)),
            entry("masterRegion", pattern("ALL|[a-z]{2}(-gov)?-[a-z]+-\\d{1}")),
            entry("loggingConfig.logFormat", oneOf("JSON", "Text")),
            entry("loggingConfig.applicationLogLevel", oneOf("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")),
            entry("loggingConfig.systemLogLevel", oneOf("DEBUG", "INFO", "WARN")),
            entry("loggingConfig.logGroup", all(length(1, 512), pattern("[\\.\\-_/#A-Za-z0-9]+"))),
            entry("durableConfig.retentionPeriodInDays", range(1, 90)),
            entry("durableConfig.executionTimeout", range(1, 31_622_400)),
            entry("tenancyConfig.tenantIsolationMode", oneOf("PER_TENANT")),
            entry("publishTo", oneOf("LATEST_PUBLISHED")),
            entry("code.s3Bucket", all(length(3, 63), pattern("[0-9A-Za-z\\.\\-_]*(?<!\\.)"))),
            entry("code.s3Key", length(1, 1024)),
            entry("code.s3ObjectVersion", length(1, 1024)),
            entry("s3Bucket", all(length(3, 63), pattern("[0-9A-Za-z\\.\\-_]*(?<!\\.)"))),
            entry("s3Key", length(1, 1024)),
            entry("s3ObjectVersion", length(1, 1024)),
            entry("name", ALIAS),
            entry("functionVersion", VERSION),
            entry("ListFunctions.functionVersion", oneOf("ALL")),
            entry(
                    "routingConfig.additionalVersionWeights",
                    all(keys(length(1, 1024), pattern("[0-9]+"), notNull()), values(share(), notNull()))),
            entry("recursiveLoop", oneOf("Terminate", "Allow")),
            entry("updateRuntimeOn", oneOf("Auto", "Manual", "FunctionUpdate")),
            entry(
                    "runtimeVersionArn",
                    all(
                            length(26, 2048),
                            pattern(
                                    "arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}::runtime:"
                                            + ".+"))),
            entry("maxItems", range(1, 10000)),
            entry("ListFunctionUrlConfigs.maxItems", SHORT_PAGE),
            entry("statementId", all(length(1, 100), pattern("([a-zA-Z0-9-_]+)"))),
            entry("RemovePermission.statementId", all(length(1, 100), pattern("([a-zA-Z0-9-_.]+)"))),
            entry("action", pattern("(lambda:[*]|lambda:[a-zA-Z]+|[*])")),
            entry("principal", pattern("[^\\s]+")),
            entry("sourceArn", SOURCE_ARN),
            entry("sourceAccount", all(length(0, 12), pattern("\\d{12}"))),
            entry("eventSourceToken", all(length(0, 256), pattern("[a-zA-Z0-9._\\-]+"))),
            entry("principalOrgID", all(length(12, 34), pattern("o-[a-z0-9]{10,32}"))),
            entry("functionUrlAuthType", oneOf("NONE", "AWS_IAM")),
            entry("authType", oneOf("NONE", "AWS_IAM")),
            entry("invokeMode", oneOf("BUFFERED", "RESPONSE_STREAM")),
            entry("cors.allowHeaders", all(length(0, 100), each(length(0, 1024), pattern(".*")))),
            entry("cors.allowMethods", all(length(0, 6), each(length(0, 6), pattern(".*")))),
            entry("cors.allowOrigins", all(length(0, 100), each(length(1, 253), pattern(".*")))),
            entry("cors.exposeHeaders", all(length(0, 100), each(length(0, 1024), pattern(".*")))),
            entry("cors.maxAge", range(0, 86400)),
            entry("reservedConcurrentExecutions", atLeast(0)),
            entry("resource", TAGGABLE),
            entry("invocationType", oneOf("Event", "RequestResponse", "DryRun")),
            entry("logType", oneOf("None", "Tail")),
            entry("durableExecutionName", all(length(1, 64), pattern("[a-zA-Z0-9-_]+"))),
            entry("eventSourceArn", SOURCE_ARN),
            entry("CreateEventSourceMapping.functionName", ANY_FUNCTION_NAME),
            entry("UpdateEventSourceMapping.functionName", ANY_FUNCTION_NAME),
            entry("ListEventSourceMappings.functionName", ANY_FUNCTION_NAME),
            entry("batchSize", range(1, 10000)),
            entry("maximumBatchingWindowInSeconds", range(0, 300)),
            entry("parallelizationFactor", range(1, 10)),
            entry("startingPosition", oneOf("LATEST", "AT_TIMESTAMP", "TRIM_HORIZON")),
            entry("destinationConfig.onSuccess.destination", DESTINATION),
            entry("destinationConfig.onFailure.destination", DESTINATION),
            entry("maximumRecordAgeInSeconds", range(-1, 604_800)),
            entry("maximumRetryAttempts", range(-1, 10000)),
            entry("PutFunctionEventInvokeConfig.functionName", ANY_FUNCTION_NAME),
            entry("UpdateFunctionEventInvokeConfig.functionName", ANY_FUNCTION_NAME),
            entry("GetFunctionEventInvokeConfig.functionName", ANY_FUNCTION_NAME),
            entry("ListFunctionEventInvokeConfigs.functionName", ANY_FUNCTION_NAME),
            entry("DeleteFunctionEventInvokeConfig.functionName", ANY_FUNCTION_NAME),
            entry("PutFunctionEventInvokeConfig.maximumRetryAttempts", range(0, 2)),
            entry("UpdateFunctionEventInvokeConfig.maximumRetryAttempts", range(0, 2)),
            entry("maximumEventAgeInSeconds", range(60, 21_600)),
            entry("ListFunctionEventInvokeConfigs.maxItems", SHORT_PAGE),
            entry("PutProvisionedConcurrencyConfig.qualifier", PUBLISHED_QUALIFIER),
            entry("GetProvisionedConcurrencyConfig.qualifier", PUBLISHED_QUALIFIER),
            entry("DeleteProvisionedConcurrencyConfig.qualifier", PUBLISHED_QUALIFIER),
            entry("provisionedConcurrentExecutions", atLeast(1)),
            entry("ListProvisionedConcurrencyConfigs.maxItems", SHORT_PAGE),
            entry("ListDurableExecutionsByFunction.functionName", ANY_FUNCTION_NAME),
            entry("ListDurableExecutionsByFunction.maxItems", range(0, 1000)),
            entry(
                    "statuses",
                    all(length(1, 10), each(oneOf("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "STOPPED")))),
            entry(
                    "durableExecutionArn",
                    all(
                            length(1, 1024),
                            pattern("arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\\d{12}):function:([a-zA-Z0-9_-]+):"
                                    + "(\\$LATEST(?:\\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/"
                                    + "([a-zA-Z0-9_-]+)"))),
            entry("tumblingWindowInSeconds", range(0, 900)),
            entry("topics", all(length(1, 1), each(length(1, 249), pattern("[^.]([a-zA-Z0-9\\-_.]+)")))),
            entry("queues", all(length(1, 1), each(length(1, 1000)))),
            entry("functionResponseTypes", all(length(0, 1), each(oneOf("ReportBatchItemFailures")))),
            entry("amazonManagedKafkaEventSourceConfig.consumerGroupId", IDENTIFIER),
            entry("selfManagedKafkaEventSourceConfig.consumerGroupId", IDENTIFIER),
            entry("sourceAccessConfigurations", length(0, 22)),
            entry("documentDBEventSourceConfig.databaseName", all(length(1, 63), pattern("[^ /\\.$\\x22]*"))),
            entry(
                    "documentDBEventSourceConfig.collectionName",
                    all(length(1, 57), pattern("(^(?!(system\\x2e)))(^[_a-zA-Z0-9])([^$]*)"))),
            entry("documentDBEventSourceConfig.fullDocument", oneOf("UpdateLookup", "Default")),
            entry("scalingConfig.maximumConcurrency", range(2, 1000)),
            entry("provisionedPollerConfig.minimumPollers", range(1, 200)),
            entry("provisionedPollerConfig.maximumPollers", range(1, 2000)),
            entry("metricsConfig.metrics", all(length(0, 3), each(oneOf("EventCount", "ErrorCount", "KafkaMetrics")))));

    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            entry("CreateFunction", List.of("functionName", "role", "code")),
            entry("CreateAlias", List.of("functionName", "name", "functionVersion")),
            entry("CreateFunctionUrlConfig", List.of("functionName", "authType")),
            entry("AddPermission", List.of("functionName", "statementId", "action", "principal")),
            entry("CreateEventSourceMapping", List.of("functionName")),
            entry("PutFunctionConcurrency", List.of("functionName", "reservedConcurrentExecutions")),
            entry(
                    "PutProvisionedConcurrencyConfig",
                    List.of("functionName", "qualifier", "provisionedConcurrentExecutions")),
            entry("GetProvisionedConcurrencyConfig", List.of("functionName", "qualifier")),
            entry("DeleteProvisionedConcurrencyConfig", List.of("functionName", "qualifier")),
            entry("PutFunctionRecursionConfig", List.of("functionName", "recursiveLoop")),
            entry("PutRuntimeManagementConfig", List.of("functionName", "updateRuntimeOn")),
            entry("TagResource", List.of("resource", "tags")),
            entry("UntagResource", List.of("resource", "tagKeys")));

    // AWS does not say again what may be secret
    private static final Set<String> CONFIDENTIAL = Set.of("environment.variables");

    private Bounds() {}

    /** Returns the bounds of a member in an operation. */
    static List<Constraint> of(String operation, String path) {
        String own = operation + "." + path;
        return SharedBounds.find(own).orElseGet(() -> BOUNDS.getOrDefault(own, BOUNDS.getOrDefault(path, List.of())));
    }

    /** Whether the value of a member is left out of what is said of it. */
    static boolean isConfidential(String path) {
        return CONFIDENTIAL.contains(path);
    }

    /** Returns the members that an operation cannot do without. */
    static List<String> required(String operation) {
        return REQUIRED.getOrDefault(operation, SharedBounds.required(operation));
    }
}
