package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import dev.mvnlambda.manifest.AlbSpec;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.IotSpec;
import dev.mvnlambda.manifest.LogsSpec;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.manifest.ScheduleSpec;
import dev.mvnlambda.manifest.SnsSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** A trigger that goes from one function to another leads somewhere that may be called at every moment between. */
final class MovedTriggerTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-";

    /**
     * What can lead to a function.
     *
     * @param principal that needs a grant; empty for none
     * @param made makes the source, and tells what an annotation says of it
     * @param called the ARNs of functions, versions and aliases that the source leads to
     */
    record Kind(
            String name,
            String principal,
            Function<TestAccount, String> made,
            BiFunction<Functions, String, Functions> declared,
            BiFunction<TestAccount, String, Stream<String>> called) {
        static final List<Kind> ALL = List.of(
                new Kind("sqs", "", Kind::queue, (function, source) -> function.sqs("orders"), Kind::mapped),
                new Kind(
                        "kinesis",
                        "",
                        Kind::stream,
                        (function, source) -> function.reads(Sources.stream("clicks")),
                        Kind::mapped),
                new Kind(
                        "sns",
                        "sns.amazonaws.com",
                        Kind::topic,
                        (function, source) ->
                                function.trigger(new SnsSpec("orders", "", "MessageAttributes", "", false)),
                        Kind::subscribed),
                new Kind(
                        "s3",
                        "s3.amazonaws.com",
                        Kind::bucket,
                        (function, source) ->
                                function.trigger(new S3Spec("pictures", List.of("s3:ObjectCreated:*"), "in/", "")),
                        Kind::notified),
                new Kind(
                        "event bridge",
                        "events.amazonaws.com",
                        account -> "",
                        (function, source) -> function.trigger(new EventBridgeSpec(
                                "default", "{\"source\":[\"shop\"]}", "", 185, 86_400, "", true, false)),
                        Kind::ruled),
                new Kind(
                        "schedule",
                        "",
                        account -> "",
                        (function, source) ->
                                function.trigger(new ScheduleSpec("rate(1 hour)", "UTC", "", 0, 185, "", true)),
                        Kind::scheduled),
                new Kind(
                        "iot rule",
                        "iot.amazonaws.com",
                        account -> "",
                        (function, source) -> function.trigger(new IotSpec("SELECT * FROM 'scales'")),
                        Kind::ofDevices),
                new Kind(
                        "iot authorizer",
                        "iot.amazonaws.com",
                        account -> "",
                        (function, source) -> function.authorizer(new AuthorizerSpec("devices", "IOT", List.of(), 0)),
                        Kind::authorizing),
                new Kind(
                        "cognito",
                        "cognito-idp.amazonaws.com",
                        Kind::pool,
                        (function, source) -> function.trigger(new CognitoSpec(source, "PreSignUp", "", "")),
                        Kind::signingUp),
                new Kind(
                        "logs",
                        "logs.amazonaws.com",
                        Kind::logGroup,
                        (function, source) -> function.trigger(new LogsSpec("/orders", "")),
                        Kind::filtered),
                new Kind(
                        "alb",
                        "elasticloadbalancing.amazonaws.com",
                        Kind::targetGroup,
                        (function, source) -> function.trigger(new AlbSpec(source)),
                        Kind::registered));

        @Override
        public String toString() {
            return name;
        }

        private static String queue(TestAccount account) {
            account.sqs().createQueue(r -> r.queueName("orders"));
            return "";
        }

        private static String stream(TestAccount account) {
            account.client(KinesisClient.class)
                    .createStream(r -> r.streamName("clicks").shardCount(1));
            return "";
        }

        private static Stream<String> mapped(TestAccount account, String source) {
            return account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings().stream()
                    .filter(mapping -> !mapping.state().equals("Deleting"))
                    .map(EventSourceMappingConfiguration::functionArn);
        }

        private static String topic(TestAccount account) {
            account.client(SnsClient.class).createTopic(r -> r.name("orders"));
            return "";
        }

        private static Stream<String> subscribed(TestAccount account, String source) {
            return account.client(SnsClient.class).listSubscriptions().subscriptions().stream()
                    .map(Subscription::endpoint);
        }

        private static String bucket(TestAccount account) {
            account.client(S3Client.class).createBucket(r -> r.bucket("pictures"));
            return "";
        }

        private static Stream<String> notified(TestAccount account, String source) {
            return account
                    .client(S3Client.class)
                    .getBucketNotificationConfiguration(r -> r.bucket("pictures"))
                    .lambdaFunctionConfigurations()
                    .stream()
                    .map(one -> one.lambdaFunctionArn());
        }

        private static Stream<String> ruled(TestAccount account, String source) {
            EventBridgeClient events = account.client(EventBridgeClient.class);
            return events.listRules(r -> {}).rules().stream()
                    .flatMap(rule -> events.listTargetsByRule(r -> r.rule(rule.name())).targets().stream())
                    .map(target -> target.arn());
        }

        private static Stream<String> scheduled(TestAccount account, String source) {
            return account.client(SchedulerClient.class).listSchedules(r -> {}).schedules().stream()
                    .map(schedule -> schedule.target().arn());
        }

        private static Stream<String> ofDevices(TestAccount account, String source) {
            IotClient iot = account.client(IotClient.class);
            return iot.listTopicRules(r -> {}).rules().stream()
                    .map(rule ->
                            iot.getTopicRule(r -> r.ruleName(rule.ruleName())).rule())
                    .flatMap(rule -> rule.actions().stream())
                    .map(action -> action.lambda().functionArn());
        }

        private static Stream<String> authorizing(TestAccount account, String source) {
            IotClient iot = account.client(IotClient.class);
            return iot.listAuthorizers(r -> {}).authorizers().stream()
                    .map(one -> iot.describeAuthorizer(r -> r.authorizerName(one.authorizerName()))
                            .authorizerDescription())
                    .filter(one -> one.statusAsString().equals("ACTIVE"))
                    .map(one -> one.authorizerFunctionArn());
        }

        private static String pool(TestAccount account) {
            return account.client(CognitoIdentityProviderClient.class)
                    .createUserPool(r -> r.poolName("users"))
                    .userPool()
                    .id();
        }

        private static Stream<String> signingUp(TestAccount account, String source) {
            var config = account.client(CognitoIdentityProviderClient.class)
                    .describeUserPool(r -> r.userPoolId(source))
                    .userPool()
                    .lambdaConfig();
            return config == null ? Stream.of() : Stream.ofNullable(config.preSignUp());
        }

        private static String logGroup(TestAccount account) {
            CloudWatchLogsClient logs = account.client(CloudWatchLogsClient.class);
            logs.createLogGroup(r -> r.logGroupName("/orders"));
            return "";
        }

        private static Stream<String> filtered(TestAccount account, String source) {
            return account
                    .client(CloudWatchLogsClient.class)
                    .describeSubscriptionFilters(r -> r.logGroupName("/orders"))
                    .subscriptionFilters()
                    .stream()
                    .map(filter -> filter.destinationArn());
        }

        private static String targetGroup(TestAccount account) {
            return account.client(ElasticLoadBalancingV2Client.class)
                    .createTargetGroup(r -> r.name("shop").targetType(TargetTypeEnum.LAMBDA))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
        }

        private static Stream<String> registered(TestAccount account, String source) {
            return account
                    .client(ElasticLoadBalancingV2Client.class)
                    .describeTargetHealth(r -> r.targetGroupArn(source))
                    .targetHealthDescriptions()
                    .stream()
                    .map(health -> health.target().id());
        }

        /** Whether what is called is there, and may be called. */
        private boolean answers(TestAccount account, String arn) {
            try {
                account.lambda().getFunction(r -> r.functionName(arn));
                return principal.isEmpty()
                        || account.lambda()
                                .getPolicy(r -> r.functionName(arn))
                                .policy()
                                .contains(principal);
            } catch (AwsServiceException e) {
                return false;
            }
        }
    }

    /** Where two functions may be registered at a time, as all other kinds allow. */
    private TestAccount allowing() {
        return new TestAccount(LocalOptions.in(directory.resolve("two"))
                .with(Switches.likely().with("targetGroupHoldsTwoFunctions", true)));
    }

    /** Deploys the move, and returns what was called when nothing answered. */
    private static Set<String> gaps(TestAccount account, Kind kind, String source, Module moved) {
        Set<String> gaps = new TreeSet<>();
        TestAccount.Session session = account.session().whole();
        session.interference().before(call -> {
            if (kind.called.apply(account, source).noneMatch(arn -> kind.answers(account, arn))) {
                gaps.add(call.operation());
            }
        });
        assertThat(TestAccount.failure(session.deploy(moved))).isEmpty();
        return gaps;
    }

    private static void leadsTo(String name, TestAccount account, Kind kind, String source, Module moved) {
        account.settle();
        assertThat(kind.called.apply(account, source)).containsExactly(ARN + name);
        assertThat(kind.answers(account, ARN + name)).isTrue();
        assertThat(account.session().whole().refresh().plan(moved).plan().steps())
                .isEmpty();
    }

    static List<Kind> kinds() {
        return Kind.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRenamedHandlerTakesItsTriggerAlongWithoutAGap(Kind kind) {
        for (int threads : List.of(1, 4)) {
            try (TestAccount two = allowing().parallelism(threads)) {
                String source = kind.made.apply(two);
                two.session().deploy(code(kind.declared.apply(versioned("Old"), source)));
                two.settle();
                Module renamed = code(kind.declared.apply(versioned("New"), source));

                assertThat(gaps(two, kind, source, renamed)).isEmpty();
                leadsTo("New:LatestAlias", two, kind, source, renamed);
                assertThat(two.lambda().listFunctions().functions())
                        .extracting("functionName")
                        .containsExactly("shop-dev-New");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aTriggerThatAnotherFunctionDeclaresGoesThereWithoutAGap(Kind kind) {
        for (int threads : List.of(1, 4)) {
            try (TestAccount two = allowing().parallelism(threads)) {
                String source = kind.made.apply(two);
                two.session().deploy(code(kind.declared.apply(versioned("Alpha"), source), bare("Zulu")));
                two.settle();
                Module there = code(versioned("Alpha"), kind.declared.apply(bare("Zulu"), source));
                assertThat(gaps(two, kind, source, there)).isEmpty();
                leadsTo("Zulu", two, kind, source, there);

                Module back = code(kind.declared.apply(versioned("Alpha"), source), bare("Zulu"));
                assertThat(gaps(two, kind, source, back)).isEmpty();
                leadsTo("Alpha:LatestAlias", two, kind, source, back);
            }
        }
    }
}
