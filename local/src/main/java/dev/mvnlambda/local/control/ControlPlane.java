package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.s3.ObjectStore;
import dev.mvnlambda.local.sns.SnsTopics;
import dev.mvnlambda.local.sqs.SqsQueues;
import dev.mvnlambda.local.state.Tables;
import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.LazyService;
import dev.mvnlambda.local.wire.SdkService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** All services of one account, in all regions. */
public final class ControlPlane implements AutoCloseable {

    private final DirectoryLock lock;
    private final Account account;
    private final Background background;
    private final DueSchedules schedules;
    private final DueRules rules;
    private final List<Hosted<?>> hosted;

    private ControlPlane(DirectoryLock lock, Account account, Background background) {
        this.lock = lock;
        this.account = account;
        this.background = background;
        this.schedules = new DueSchedules(account);
        this.rules = new DueRules(account);
        this.hosted = hosted();
    }

    /**
     * Opens the account that a directory holds, or a new one; the runtime is closed with it.
     *
     * @throws DirectoryInUseException when another one has the directory open
     */
    public static ControlPlane open(LocalOptions options, InstantSource clock, FunctionRuntime runtime) {
        Path directory = options.directory();
        DirectoryLock lock = DirectoryLock.of(directory);
        Background background = new Background();
        Endpoint endpoint = new Endpoint();
        Tables tables = options.kept() ? Tables.in(directory) : Tables.inMemory();
        Account account = new Account(
                options,
                clock,
                runtime,
                endpoint,
                tables.of("functions", FunctionRecord.class),
                tables.of("roles", RoleRecord.class),
                tables.of("mappings", MappingRecord.class),
                tables.of("executions", ExecutionRecord.class),
                tables.of("log-groups", LogGroupRecord.class),
                tables,
                new LogStore(directory.resolve("logs")),
                SqsQueues.open(tables, options.account(), clock, endpoint::address),
                CodeStore.open(directory.resolve("code")),
                new ObjectStore(directory.resolve("objects")),
                new RunningCalls(),
                new ExecutionEnds(),
                new Journal(),
                new DelayedTasks(clock, background),
                background);
        return new ControlPlane(lock, account, background);
    }

    /** Says where the account is reached over HTTP; answers name addresses there from then on. */
    public void reachedAt(URI address) {
        account.endpoint().set(address);
    }

    /**
     * Returns the mappings of all regions that are to be polled now, with the settings that hold; for pollers, which call
     * {@code functionArn} through {@link #lambda}.
     *
     * @param service of the source's ARN, such as {@code sqs}
     */
    public List<EventSourceMappingConfiguration> polled(String service) {
        Instant now = account.clock().instant();
        return account.mappings().startingWith("").stream()
                .flatMap(mapping -> mapping.polled(now).stream())
                .filter(mapping -> mapping.eventSourceArn() != null
                        && SourceKind.service(mapping.eventSourceArn()).equals(service))
                .toList();
    }

    /** Calls the functions of all schedules, and of rules with one, of all regions, that are due by now; for whoever keeps looking. */
    public void callDueSchedules() {
        schedules.callDue();
        rules.callDue();
    }

    /**
     * Calls the function of a schedule, whatever its time and state.
     *
     * @throws software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException when there is no such schedule
     */
    public void callSchedule(String region, String group, String name) {
        schedules.call(region, group, name);
    }

    /** Brings on the durable executions of all regions that a restart interrupted; once functions can reach the account. */
    public void resumeExecutions() {
        account.executions().startingWith("").forEach(execution -> {
            Scope scope = account.in(execution.arn().split(":", -1)[3]);
            if (execution.isRunning(scope.now())) {
                execution
                        .progress()
                        .log()
                        .runningCalls()
                        .forEach(call -> new ChainedCalls(scope).begin(execution.arn(), call));
                new Calls(scope, DurableRuns.CALLER).durable().resume(execution);
            }
        });
    }

    /** Returns Lambda of a region. */
    public LambdaClient lambda(String region) {
        return lambda(region, Invocations.INVOKE);
    }

    /** Returns Lambda of a region for a service that calls functions, under whose name the journal has its calls. */
    public LambdaClient lambda(String region, String caller) {
        return new LocalLambda(account.in(region), caller);
    }

    /** Returns the regions that hold functions, and that of clients which name none. */
    public SortedSet<String> regions() {
        SortedSet<String> regions = new TreeSet<>(Set.of(account.options().region()));
        account.functions().startingWith("").forEach(function -> regions.add(function.region()));
        return regions;
    }

    /** Returns the last calls of functions, of all regions. */
    public Journal journal() {
        return account.journal();
    }

    /** Returns IAM, which is the same in all regions. */
    public IamClient iam() {
        return new LocalIam(account);
    }

    /** Returns STS, which is the same in all regions. */
    public StsClient sts() {
        return new LocalSts(account.options().account());
    }

    /** Returns CloudWatch Logs of a region. */
    public CloudWatchLogsClient logs(String region) {
        return new LocalLogs(account.in(region));
    }

    /** Returns SQS of a region. */
    public SqsClient sqs(String region) {
        return account.sqs().in(region);
    }

    /** Returns S3 as a region sees it. */
    public S3Client s3(String region) {
        return account.s3().in(region);
    }

    /** Returns SNS of a region. */
    public SnsClient sns(String region) {
        return account.sns().in(region);
    }

    /** Returns the tagging API of a region. */
    public ResourceGroupsTaggingApiClient tagging(String region) {
        return new LocalTagging(account.in(region));
    }

    private EventBridgeClient events(String region) {
        return new LocalEventBridge(account.in(region));
    }

    private SchedulerClient scheduler(String region) {
        return new LocalScheduler(account.in(region));
    }

    /** Returns the function URLs of all regions. */
    public UrlDirectory urls() {
        return new UrlCalls(account);
    }

    /** Returns the HTTP APIs of all regions. */
    public HttpApiDirectory httpApis() {
        return new HttpApiCalls(account);
    }

    /** Returns the file of an archive by its name in download links. */
    public Optional<Path> archive(String name) {
        return account.code().archiveNamed(name);
    }

    /** Returns API Gateway's HTTP and WebSocket APIs of a region. */
    public ApiGatewayV2Client apiGatewayV2(String region) {
        return new LocalApiGatewayV2(account.in(region));
    }

    private IotClient iot(String region) {
        return new LocalIot(account.in(region));
    }

    private CognitoIdentityProviderClient cognito(String region) {
        return new LocalCognito(account.in(region));
    }

    /** The one list of services. */
    List<Hosted<?>> hosted() {
        return List.of(
                new Hosted<>(
                        LambdaClient.class,
                        "lambda",
                        () -> SdkService.rest(
                                        LambdaRoutes.ROUTES,
                                        LambdaRoutes.CAPITAL_MESSAGES,
                                        LocalLambda.class,
                                        this::lambda)
                                .admitting(new LambdaAdmission(account.options(), account.clock())),
                        this::lambda),
                new Hosted<>(
                        IamClient.class,
                        "iam",
                        () -> SdkService.query(
                                "https://iam.amazonaws.com/doc/2010-05-08/", LocalIam.class, region -> iam()),
                        region -> iam()),
                new Hosted<>(
                        StsClient.class,
                        "sts",
                        () -> SdkService.query(
                                "https://sts.amazonaws.com/doc/2011-06-15/", LocalSts.class, region -> sts()),
                        region -> sts()),
                new Hosted<>(
                        CloudWatchLogsClient.class,
                        "logs",
                        () -> SdkService.json(LocalLogs.class, this::logs),
                        this::logs),
                new Hosted<>(
                        SqsClient.class,
                        "sqs",
                        () -> SdkService.queryCompatibleJson(
                                SqsQueues.errorCodes(), SqsQueues.implementation(), this::sqs),
                        this::sqs),
                new Hosted<>(S3Client.class, "s3", () -> account.s3().wire(), this::s3),
                new Hosted<>(
                        SnsClient.class,
                        "sns",
                        () -> SdkService.query(
                                "http://sns.amazonaws.com/doc/2010-03-31/", SnsTopics.implementation(), this::sns),
                        this::sns),
                new Hosted<>(
                        ApiGatewayV2Client.class,
                        "apigateway",
                        () -> SdkService.rest(
                                ApiGatewayV2Routes.ROUTES, Set.of(), LocalApiGatewayV2.class, this::apiGatewayV2),
                        this::apiGatewayV2),
                new Hosted<>(
                        ElasticLoadBalancingV2Client.class,
                        "elasticloadbalancing",
                        () -> SdkService.query(
                                "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
                                LocalLoadBalancing.class,
                                region -> new LocalLoadBalancing(account.in(region))),
                        region -> new LocalLoadBalancing(account.in(region))),
                new Hosted<>(
                        CloudFrontClient.class,
                        "cloudfront",
                        () -> SdkService.restXml(
                                CloudFrontRoutes.ROUTES,
                                CloudFrontRoutes.NAMESPACE,
                                LocalCloudFront.class,
                                region -> new LocalCloudFront(account)),
                        region -> new LocalCloudFront(account)),
                new Hosted<>(
                        DynamoDbClient.class,
                        "dynamodb",
                        () -> SdkService.json(LocalDynamoDb.class, region -> new LocalDynamoDb(account.in(region))),
                        region -> new LocalDynamoDb(account.in(region))),
                new Hosted<>(
                        KinesisClient.class,
                        "kinesis",
                        () -> SdkService.json(LocalKinesis.class, region -> new LocalKinesis(account.in(region))),
                        region -> new LocalKinesis(account.in(region))),
                new Hosted<>(
                        ResourceGroupsTaggingApiClient.class,
                        "tagging",
                        () -> SdkService.json(LocalTagging.class, this::tagging),
                        this::tagging),
                new Hosted<>(
                        EventBridgeClient.class,
                        "events",
                        () -> SdkService.json(LocalEventBridge.class, this::events),
                        this::events),
                new Hosted<>(
                        SchedulerClient.class,
                        "scheduler",
                        () -> SdkService.rest(
                                SchedulerRoutes.ROUTES,
                                SchedulerRoutes.CAPITAL_MESSAGES,
                                LocalScheduler.class,
                                this::scheduler),
                        this::scheduler),
                new Hosted<>(
                        ApiGatewayClient.class,
                        "apigateway",
                        () -> SdkService.rest(RestApiRoutes.ROUTES, Set.of(), LocalApiGateway.class, this::apiGateway),
                        this::apiGateway),
                new Hosted<>(
                        IotClient.class,
                        "iot",
                        () -> SdkService.rest(IotRoutes.ROUTES, Set.of(), LocalIot.class, this::iot),
                        this::iot),
                new Hosted<>(
                        CognitoIdentityProviderClient.class,
                        "cognito-idp",
                        () -> SdkService.json(LocalCognito.class, this::cognito),
                        this::cognito));
    }

    private ApiGatewayClient apiGateway(String region) {
        return new LocalApiGateway(account.in(region));
    }

    /** Returns what answers on the wire, by signing name. */
    public Map<String, ApiService> services() {
        Map<String, ApiService> services = new TreeMap<>();
        hosted.forEach(
                service -> services.merge(service.signingName(), new LazyService(service.wire()), ApiGateways::new));
        return services;
    }

    /**
     * Returns a service of a region.
     *
     * @throws IllegalArgumentException when it is not there
     */
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return hosted.stream()
                .filter(service -> service.type() == type)
                .map(service -> type.cast(service.byRegion().apply(region)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + type.getSimpleName() + " here"));
    }

    /** Returns what runs functions. */
    public FunctionRuntime runtime() {
        return account.runtime();
    }

    /** Ends the runtime and with it all that runs; what was acknowledged is saved already. */
    @Override
    public void close() {
        background.close();
        account.ends().close();
        try {
            account.runtime().close();
            background.awaitEnd();
        } finally {
            account.sqs().close();
            lock.close();
        }
    }
}
