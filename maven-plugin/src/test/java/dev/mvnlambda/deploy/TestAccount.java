package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.aws.Clients;
import dev.mvnlambda.aws.FakeTime;
import dev.mvnlambda.aws.Modules;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.Choices;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An account in this process, on a clock that only waiting moves; each goal is a process of its own. */
final class TestAccount implements AutoCloseable {
    private final FakeTime time = new FakeTime();
    private final LocalAccount local;
    private final Map<String, String> properties = new TreeMap<>(Map.of("table", "orders"));
    private final Modules modules;
    private int parallelism = 1;

    TestAccount(LocalOptions options) {
        this(options, new NothingRuns());
    }

    TestAccount(LocalOptions options, FunctionRuntime runtime) {
        local = LocalAccount.open(options.inMemory(), time, runtime);
        modules = Modules.PRESENT;
    }

    /** Another process's view of an account, with modules of its own. */
    TestAccount(LocalAccount local, Map<String, String> properties, Modules modules) {
        this.local = local;
        this.properties.putAll(properties);
        this.modules = modules;
    }

    TestAccount(Path directory) {
        this(LocalOptions.in(directory));
    }

    static FunctionRuntime nothingRuns() {
        return new NothingRuns();
    }

    /** Nothing is invoked here. */
    private static final class NothingRuns implements FunctionRuntime {
        @Override
        public InvocationResult invoke(RunnableVersion version, Invocation invocation) {
            throw new IllegalStateException("Nothing is invoked by a deploy");
        }

        @Override
        public void retire(String functionArn, String version) {}

        @Override
        public void close() {}
    }

    TestAccount parallelism(int threads) {
        parallelism = threads;
        return this;
    }

    /** Lets the role of a function read any queue, beside what the deployer allows it. */
    void allowQueues(String function) {
        String role = lambda().getFunction(r -> r.functionName("shop-dev-" + function))
                .configuration()
                .role();
        iam().putRolePolicy(r -> r.roleName(role.substring(role.lastIndexOf('/') + 1))
                .policyName("by-hand")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sqs:*\","
                        + "\"Resource\":\"*\"}]}"));
    }

    Instant now() {
        return time.now();
    }

    /** What the generated role of a function allows, as JSON. */
    String policy(String function) {
        String role = lambda().getFunction(r -> r.functionName("shop-dev-" + function))
                .configuration()
                .role();
        String document = iam().getRolePolicy(r ->
                        r.roleName(role.substring(role.lastIndexOf('/') + 1)).policyName("mvn-lambda"))
                .policyDocument();
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    LocalAccount local() {
        return local;
    }

    /** Gives a placeholder its text. */
    void property(String name, String text) {
        properties.put(name, text);
    }

    /** What placeholders stand for. */
    Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** Lets what changes only by and by have changed. */
    void settle() {
        time.sleep(Duration.ofMinutes(1));
    }

    IamClient iam() {
        return local.iam();
    }

    /** A service of the account. */
    <C extends SdkClient> C client(Class<C> type) {
        return local.client(type);
    }

    SqsClient sqs() {
        return local.sqs();
    }

    ApiGatewayV2Client apis() {
        return local.client(ApiGatewayV2Client.class);
    }

    LambdaClient lambda() {
        return local.lambda();
    }

    /** What it takes to run goals, as another process would. */
    Session session() {
        return session(new Interference());
    }

    Session session(Interference interference) {
        return new Session(interference).later();
    }

    /** One process that deploys to the account. */
    final class Session {
        private final Interference interference;
        private Set<String> functions = Set.of();
        private String guard = "";
        private Choices choices = Choices.usual();

        private Session(Interference interference) {
            this.interference = interference;
        }

        private Request request() {
            return new Request("shop", "dev", guard, functions, choices, 1, properties, Map.of());
        }

        Session only(String... names) {
            functions = Set.of(names);
            return this;
        }

        Session guard(String account) {
            guard = account;
            return this;
        }

        Session refresh() {
            choices = choices.refreshing();
            return this;
        }

        Session adopt() {
            choices = choices.adopting();
            return this;
        }

        Session yes() {
            choices = choices.confirming();
            return this;
        }

        Session whole() {
            choices = choices.wholly();
            return this;
        }

        Session release() {
            choices = choices.releasing();
            return this;
        }

        Interference interference() {
            return interference;
        }

        List<String> limited() {
            return interference.limited();
        }

        Planned plan(Module... modules) {
            return with(List.of(modules), (deployer, account) -> deployer.plan(List.of(modules), request()));
        }

        Report deploy(Module... modules) {
            return with(
                    List.of(modules),
                    (deployer, account) -> deployer.apply(
                            deployer.plan(List.of(modules), request()), parallelism, (outcome, done, total) -> {}));
        }

        /** As a deploy to a local Lambda does that makes what is missing. */
        Report deployWithStandIns(Module... modules) {
            return with(List.of(modules), (deployer, account) -> {
                deployer.standIn(deployer.plan(List.of(modules), request()));
                return deployer.apply(
                        deployer.plan(List.of(modules), request()), parallelism, (outcome, done, total) -> {});
            });
        }

        Report remove(boolean deleteData) {
            return with(
                    List.of(),
                    (deployer, account) -> deployer.apply(
                            new Remover(account).plan(request(), deleteData),
                            parallelism,
                            (outcome, done, total) -> {}));
        }

        /** The next goal is another process, and starts later. */
        Session later() {
            time.sleep(Duration.ofSeconds(1));
            return this;
        }

        /** The deployment that moved a function to a version. */
        String deploymentOf(String function, String version) {
            String description = local.lambda()
                    .getAlias(r -> r.functionName("shop-dev-" + function).name("LatestAlias"))
                    .description();
            return AliasHistory.parse(description).entries().stream()
                    .filter(entry -> entry.version().equals(version))
                    .map(AliasHistory.Entry::deployment)
                    .findFirst()
                    .orElseThrow();
        }

        RollbackPlan planRollback(String deployment, String version) {
            return with(
                    List.of(),
                    (deployer, account) -> rollback(account).plan(new RollbackRequest(request(), deployment, version)));
        }

        Report rollback() {
            return rollback("", "");
        }

        Report rollback(String deployment, String version) {
            return with(List.of(), (deployer, account) -> {
                Rollback rollback = rollback(account);
                return rollback.apply(
                        rollback.plan(new RollbackRequest(request(), deployment, version)),
                        (outcome, done, total) -> {});
            });
        }

        private Rollback rollback(Account account) {
            return new Rollback(account, time, DeploymentId.next(time));
        }

        Invoked invoke(String event, String payload) {
            return with(List.of(), (deployer, account) -> new Invoker(account, time).invoke(request(), event, payload));
        }

        Status status() {
            return with(List.of(), (deployer, account) -> new StatusReader(account).read(request()));
        }

        private <R> R with(List<Module> modules, BiFunction<Deployer, Account, R> goal) {
            AwsAccount account = new AwsAccount(
                    clients(),
                    "us-east-1",
                    new AwsAccount.Deployment(
                            DeploymentId.next(time),
                            modules.stream().map(Module::archive).toList(),
                            ""),
                    new Calls(),
                    time);
            return goal.apply(new Deployer(account, time), account);
        }

        private Clients clients() {
            return new Clients(modules, new Clients.Factory() {
                @Override
                public <C extends SdkClient> C create(Class<C> type) {
                    return interference.over(type, local.client(type));
                }
            });
        }
    }

    /** The first step that failed, for the message of an assertion. */
    static String failure(Report report) {
        return report.outcomes().stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> outcome.step().key() + ": "
                        + ((Outcome.Failed) outcome).cause().getMessage())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        local.close();
    }
}
