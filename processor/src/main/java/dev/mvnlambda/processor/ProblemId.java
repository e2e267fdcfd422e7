package dev.mvnlambda.processor;

/** The ids of all problems; each stands in brackets before its message, and has a test that names it. */
enum ProblemId {
    ALIAS("Alias"),
    ALLOW_ACTION("AllowAction"),
    ALLOW_RESOURCE("AllowResource"),
    ARN("Arn"),
    ASYNC_DESTINATION("AsyncDestination"),
    ASYNC_MAX_AGE("AsyncMaxAge"),
    ASYNC_RETRIES("AsyncRetries"),
    CLOUD_FRONT("CloudFront"),
    CLOUD_FRONT_AUTH("CloudFrontAuth"),
    CORS_CREDENTIALS("CorsCredentials"),
    CORS_HEADERS("CorsHeaders"),
    CORS_MAX_AGE("CorsMaxAge"),
    CORS_METHODS("CorsMethods"),
    CORS_ORIGINS("CorsOrigins"),
    DESCRIPTION("Description"),
    DUPLICATE_ENVIRONMENT("DuplicateEnvironment"),
    DUPLICATE_LAYER("DuplicateLayer"),
    DUPLICATE_LINK("DuplicateLink"),
    DUPLICATE_NAME("DuplicateName"),
    DUPLICATE_TAG("DuplicateTag"),
    DURABLE_HANDLER("DurableHandler"),
    DURABLE_NEEDS_VERSION("DurableNeedsVersion"),
    DURABLE_RETENTION("DurableRetention"),
    DURABLE_RUNTIME("DurableRuntime"),
    DURABLE_URL("DurableUrl"),
    ENVIRONMENT_NAME("EnvironmentName"),
    ENVIRONMENT_SIZE("EnvironmentSize"),
    EVENT_TYPE("EventType"),
    EXECUTION_TIMEOUT("ExecutionTimeout"),
    FILE_SYSTEM_NEEDS_VPC("FileSystemNeedsVpc"),
    FILE_SYSTEM_PATH("FileSystemPath"),
    FUNCTION_NAME("FunctionName"),
    GENERATED_HANDLER("GeneratedHandler"),
    HANDLER_CLASS("HandlerClass"),
    HANDLER_INPUT("HandlerInput"),
    HANDLER_LENGTH("HandlerLength"),
    HANDLER_METHOD("HandlerMethod"),
    HANDLER_TYPE("HandlerType"),
    INTERNAL("Internal"),
    KEEP("Keep"),
    LAYERS("Layers"),
    LINK_CYCLE("LinkCycle"),
    LINK_METHOD("LinkMethod"),
    LINK_TARGET("LinkTarget"),
    LOG_GROUP("LogGroup"),
    LOG_LEVEL("LogLevel"),
    LOG_RETENTION("LogRetention"),
    MEMORY("Memory"),
    OPTION("Option"),
    OUTPUT("Output"),
    PROVISIONED("Provisioned"),
    PROVISIONED_NEEDS_VERSION("ProvisionedNeedsVersion"),
    RESERVED("Reserved"),
    RESERVED_ENVIRONMENT("ReservedEnvironment"),
    RESPONSE_STREAM("ResponseStream"),
    ROLE("Role"),
    RUNTIME("Runtime"),
    SNAP_START_FILE_SYSTEM("SnapStartFileSystem"),
    SNAP_START_NEEDS_VERSION("SnapStartNeedsVersion"),
    SNAP_START_PROVISIONED("SnapStartProvisioned"),
    SNAP_START_RUNTIME("SnapStartRuntime"),
    SNAP_START_STORAGE("SnapStartStorage"),
    STORAGE("Storage"),
    TAG_COUNT("TagCount"),
    TAG_KEY("TagKey"),
    TAG_VALUE("TagValue"),
    TIMEOUT("Timeout"),
    UNRESOLVED_TYPE("UnresolvedType"),
    UNRESOLVED_VALUE("UnresolvedValue"),
    VPC_SECURITY_GROUPS("VpcSecurityGroups"),
    VPC_SUBNETS("VpcSubnets");

    private final String text;

    ProblemId(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
