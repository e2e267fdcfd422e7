package dev.mvnlambda.aws;

import dev.mvnlambda.code.Archive;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.Aliases;
import dev.mvnlambda.resource.Answer;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Invocation;
import dev.mvnlambda.resource.OldVersions;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.SharedFound;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** An account of AWS, or of anything that speaks like it. */
public final class AwsAccount implements Account {
    private final Clients clients;
    private final Caller caller;
    private final String region;
    private final FunctionState state;
    private final CodeStore codes;
    private final Lazy<Types> types;
    private final Owned owned;
    private final AliasType aliases;
    private final HttpCaller http;
    private final HttpApis httpApis;
    private final RestApis restApis;
    private final WebSocketApis webSocketApis;

    /**
     * What one deployment needs besides clients.
     *
     * @param deployment its id, for the history of aliases
     * @param archives the code; none where a goal deploys none
     * @param bucket that code goes through, or empty for within the request
     * @param passing whether the bucket is made when code first goes through it, and removed when the account is closed
     */
    public record Deployment(String deployment, List<Archive> archives, String bucket, boolean passing) {

        /** One whose bucket, if it has one, is there. */
        public Deployment(String deployment, List<Archive> archives, String bucket) {
            this(deployment, archives, bucket, false);
        }

        /** One that makes a bucket of its own: many functions share an archive, and the local Lambda is to read it once. */
        public static Deployment passing(String deployment, List<Archive> archives) {
            return new Deployment(deployment, archives, "mvn-lambda-" + deployment.toLowerCase(Locale.ROOT), true);
        }

        /** Copies what it is given. */
        public Deployment {
            archives = List.copyOf(archives);
        }
    }

    /**
     * An account seen through clients.
     *
     * @param calls that the clients' interceptors count retries in
     */
    public AwsAccount(Clients clients, String region, Deployment deployment, Calls calls, Time time) {
        this.clients = clients;
        this.region = region;
        this.caller = new Caller(calls, new RateLimiter(time), time);
        this.state = new FunctionState(caller, clients.lambda());
        this.aliases = new AliasType(caller, clients.lambda(), deployment.deployment());
        this.http = new HttpCaller(caller, clients);
        this.httpApis = new HttpApis(http);
        this.restApis = new RestApis(caller, clients);
        this.webSocketApis = new WebSocketApis(caller, clients);
        this.codes = new CodeStore(caller, clients::s3, deployment);
        this.types = new Lazy<>(this::resourceTypes);
        this.owned = new Owned(caller, clients.tagging(), clients::iam);
    }

    private Types resourceTypes() {
        LambdaClient lambda = clients.lambda();
        RoleType roles = new RoleType(caller, clients.iam());
        QueueType queues = new QueueType(caller, clients.sqs());
        TableStreams tables = new TableStreams(caller, clients);
        Mappings mappings = new Mappings(caller, lambda, tables);
        Lazy<Topics> topics = new Lazy<>(this::topics);
        EventBusType buses = new EventBusType(caller, clients);
        ProvisionedConcurrencyType provisioned = new ProvisionedConcurrencyType(caller, lambda);
        return new Types(
                new LogGroupType(caller, clients.logs(), new TagSearch(caller, clients.tagging())),
                roles,
                List.of(queues, new TopicType(topics), buses),
                new FunctionType(caller, lambda, state, codes),
                new VersionType(caller, lambda, state),
                aliases,
                new ReservedConcurrencyType(caller, lambda, provisioned),
                provisioned,
                new EventInvokeConfigType(caller, lambda, new DestinationCheck(queues, topics)),
                new PolicyStatementType(caller, lambda),
                new FunctionUrlType(caller, lambda),
                new DistributionOriginType(caller, clients),
                new EventSourceMappingType(
                        caller, lambda, mappings, queues, tables, new StreamCheck(caller, clients, tables)),
                pushes(roles, topics, buses),
                new RoleSurplusType(roles),
                new TagsType(caller, lambda),
                new OldVersionType(caller, lambda, mappings));
    }

    /** The services that call functions, in the order of the plan. */
    private List<PushType<?>> pushes(RoleType roles, Lazy<Topics> topics, EventBusType buses) {
        ScheduleRoleType scheduleRoles = new ScheduleRoleType(roles);
        WebSocketRoutes webSocketRoutes = new WebSocketRoutes(caller, clients, webSocketApis);
        return List.of(
                new SubscriptionType(topics),
                new NotificationType(new NotificationDocument(caller, clients::s3)),
                new RuleType(caller, clients, buses),
                new ScheduleGroupType(caller, clients),
                scheduleRoles,
                new ScheduleType(caller, clients, scheduleRoles),
                new RestApiType(caller, clients, restApis),
                new WebSocketApiType(caller, clients, webSocketApis),
                new HttpApiType(http, httpApis),
                new JwtAuthorizerType(http, httpApis),
                new OneKind(
                        new HttpIntegrationType(http, httpApis),
                        new WebSocketSpareType(webSocketApis, webSocketRoutes)),
                new OneKind(
                        new HttpAuthorizerType(http, httpApis),
                        new RestAuthorizerType(caller, clients, restApis),
                        new WebSocketAuthorizerType(caller, clients, webSocketApis)),
                new OneKind(
                        new HttpRouteType(http, httpApis),
                        new RestRouteType(restApis, new RestMethods(caller, clients, restApis)),
                        new WebSocketRouteType(webSocketApis, webSocketRoutes)),
                new RestDeploymentType(caller, clients, restApis),
                new WebSocketStageType(caller, clients, webSocketApis),
                new IotRuleType(caller, clients),
                new IotAuthorizerType(caller, clients),
                new UserPoolTriggerType(caller, clients),
                new LogSubscriptionType(caller, clients.logs(), new Siblings(caller, clients.lambda())),
                new TargetType(caller, clients));
    }

    /** The module is there before the class that knows it is. */
    private Topics topics() {
        var sns = clients.sns();
        return new Topics(caller, sns);
    }

    @Override
    public Identity identity() {
        var caller =
                this.caller.call("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity());
        String endpoint = clients.endpoint();
        String domain =
                endpoint.isEmpty() ? PartitionMetadata.of(Region.of(region)).dnsSuffix() : "";
        return new Identity(caller.account(), region, caller.arn().split(":", 3)[1], domain, endpoint);
    }

    @Override
    public List<ResourceType<?>> types() {
        return types.get().all();
    }

    @Override
    public FunctionReading read(FunctionScope scope, List<Node> wanted, boolean thorough) {
        return new AwsFunctionReading(scope, wanted, thorough, state, types.get());
    }

    @Override
    public List<FunctionScope> owned(Stage stage) {
        return owned.of(stage);
    }

    @Override
    public List<FunctionScope> orphans(Stage stage, Set<String> names) {
        return owned.orphans(stage, names);
    }

    @Override
    public List<Observed> made(Stage stage) {
        List<Observed> found = new ArrayList<>();
        owned.made(stage)
                .forEach((arn, function) -> types.get().made().stream()
                        .filter(type ->
                                type.service().equals(SourceArn.parse(arn).service()))
                        .forEach(type -> type.read(arn, function).ifPresent(found::add)));
        return found;
    }

    @Override
    public SharedFound shared(Stage stage, List<Observed> found, List<Node> desired, Predicate<String> removed) {
        boolean removal = desired.isEmpty();
        Optional<HttpApiContent> http = removal && owned.hasApi(stage) ? httpApis.of(stage) : httpApis.known(stage);
        List<Observed> left = Sole.unlessMoved(found, desired);
        List<Observed> all = removal ? remains(stage).with(left, removed, ids(http)) : left;
        return http.map(content -> new HttpApiRemains(content, desired).of(all, removed))
                .orElseGet(() -> new SharedFound(all, List.of()));
    }

    private TaggedRemains remains(Stage stage) {
        List<PushType<?>> pushes = types.get().pushes();
        return new TaggedRemains(
                stage,
                owned.tagged(stage),
                pushes,
                new TaggedApis(stage, pushes, restApis, webSocketApis),
                new ScheduleRemains(caller, clients, stage));
    }

    private static Set<String> ids(Optional<HttpApiContent> http) {
        return http.flatMap(
                        content -> Optional.ofNullable(content.api().outputs().get(ApiAddress.ID)))
                .map(Set::of)
                .orElse(Set.of());
    }

    @Override
    public List<FunctionScope> deployed(Stage stage) {
        return owned.deployed(stage);
    }

    @Override
    public Aliases aliases() {
        return new AliasPointerType(caller, clients.lambda(), aliases, state);
    }

    @Override
    public OldVersions oldVersions() {
        return types.get().oldVersions();
    }

    @Override
    public void standIn(String arn, List<Node> desired) {
        new StandIns(caller, clients).make(SourceArn.parse(arn), desired);
    }

    @Override
    public Answer invoke(Invocation invocation) {
        return new FunctionCall(caller, clients::invocations).answer(invocation);
    }

    @Override
    public Calls calls() {
        return caller.calls();
    }

    @Override
    public void close() {
        try {
            codes.clear();
        } finally {
            clients.close();
        }
    }
}
