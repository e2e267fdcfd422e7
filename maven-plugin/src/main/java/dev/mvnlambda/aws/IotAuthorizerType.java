package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.AuthorizerDescription;

/** An authorizer of AWS IoT, which devices name when they connect. It checks no signatures of tokens: the function decides. */
final class IotAuthorizerType implements PushType<IotAuthorizerType.IotAuthorizerProperties> {
    static final String KIND = "iot-authorizer";

    private static final String API = "IOT";
    private static final String ACTIVE = "ACTIVE";
    private static final String INACTIVE = "INACTIVE";

    /** One that was made inactive just now cannot be deleted at once. */
    private static final List<String> STILL_ACTIVE = List.of("InvalidRequestException");

    private final Caller caller;
    private final Clients clients;

    IotAuthorizerType(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /**
     * An authorizer.
     *
     * @param functionArn what it calls
     * @param status {@code ACTIVE}, or {@code INACTIVE} when its removal was stopped halfway
     */
    record IotAuthorizerProperties(String arn, String functionArn, String status, Map<String, String> tags)
            implements Sole {
        IotAuthorizerProperties {
            tags = Map.copyOf(tags);
        }

        String name() {
            return arn.substring(arn.indexOf('/') + 1);
        }

        @Override
        public String identity() {
            return arn;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "devices name it " + name() + "; it calls " + functionArn : "";
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<IotAuthorizerProperties> properties() {
        return IotAuthorizerProperties.class;
    }

    @Override
    public String principal() {
        return IotArn.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().authorizers().stream()
                .filter(spec -> spec.api().equals(API))
                .flatMap(spec -> nodes(wanted, spec))
                .toList();
    }

    private static Stream<Node> nodes(Wanted wanted, AuthorizerSpec spec) {
        FunctionScope scope = wanted.scope();
        var identity = scope.stage().identity();
        String arn = IotArn.authorizer(identity, scope.stage().functionName(spec.name()));
        Node grant = PolicyStatementType.node(scope, grant(arn, scope), Set.of());
        Map<String, String> tags = wanted.servingTags();
        Node authorizer = new Node(
                key(scope, spec.name()),
                new IotAuthorizerProperties(arn, scope.target().arn(), ACTIVE, tags),
                scope.name(),
                Set.of(grant.key()));
        return Stream.of(grant, authorizer);
    }

    private static Grant grant(String arn, FunctionScope scope) {
        return Grant.invoke(
                IotArn.PRINCIPAL, Value.of(arn), scope.stage().identity().account());
    }

    private static ResourceKey key(FunctionScope scope, String name) {
        return new ResourceKey(KIND, scope.name() + "/iot:" + name);
    }

    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        List<Observed> observed = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        for (Node node : wanted) {
            if (node.properties() instanceof IotAuthorizerProperties authorizer) {
                declared.add(authorizer.name());
                find(scope, node.key(), authorizer.name(), granted)
                        .map(found -> isOurs(scope, found) || callsUs(scope, found) ? found : blocked(node, authorizer))
                        .ifPresent(observed::add);
            }
        }
        for (String name : granted(scope, granted)) {
            if (declared.add(name)) {
                find(scope, key(scope, shortened(scope, name)), name, granted).ifPresent(found -> {
                    if (isOurs(scope, found) && (callsUs(scope, found) || servesUs(scope, found))) {
                        observed.add(found);
                    } else if (callsUs(scope, found)) {
                        remarks.add("The IoT authorizer " + name + " leads to "
                                + scope.target().functionName()
                                + " too, but was not made by this app and is not declared, so it is left alone.");
                    }
                });
            }
        }
        return new Found(observed, remarks);
    }

    /** The name in the source, where the one in AWS tells it. */
    private static String shortened(FunctionScope scope, String name) {
        String start = scope.stage().functionName("");
        return name.startsWith(start) ? name.substring(start.length()) : name;
    }

    private static Set<String> granted(FunctionScope scope, List<PolicyStatementType.StatementProperties> granted) {
        Set<String> names = new HashSet<>();
        granted.forEach(statement -> Optional.ofNullable(statement.grant().sourceArn())
                .flatMap(arn -> IotArn.authorizerName(scope.stage().identity(), arn.text()))
                .ifPresent(names::add));
        return names;
    }

    private static boolean isOurs(FunctionScope scope, Observed.Present authorizer) {
        return scope.stage().owns(((IotAuthorizerProperties) authorizer.properties()).tags());
    }

    /** Whether it was made for this function, and not for another one that took it over. */
    private static boolean servesUs(FunctionScope scope, Observed.Present authorizer) {
        String served =
                ((IotAuthorizerProperties) authorizer.properties()).tags().getOrDefault(Stage.NAME_TAG, "");
        return served.equals(scope.name());
    }

    private static boolean callsUs(FunctionScope scope, Observed.Present authorizer) {
        String called = ((IotAuthorizerProperties) authorizer.properties()).functionArn();
        return LambdaArn.unqualified(called).equals(scope.target().functionArn());
    }

    private static Observed blocked(Node node, IotAuthorizerProperties authorizer) {
        return new Observed.Blocked(
                node.key(),
                "An IoT authorizer " + authorizer.name()
                        + " is there already, but it was not made by this app and stage and calls something else, so it is left "
                        + "alone. Remove it, or give the @Authorizer of " + node.function() + " another name.");
    }

    private Optional<Observed.Present> find(
            FunctionScope scope, ResourceKey key, String name, List<PolicyStatementType.StatementProperties> granted) {
        return description(name).map(found -> {
            String arn = IotArn.authorizer(scope.stage().identity(), name);
            Set<ResourceKey> after = new HashSet<>(Sources.grants(scope, granted, arn));
            after.addAll(Siblings.grants(found.authorizerFunctionArn(), grant(arn, scope), scope.stage()));
            return new Observed.Present(
                    key,
                    new IotAuthorizerProperties(
                            arn,
                            found.authorizerFunctionArn(),
                            found.statusAsString(),
                            new IotTags(caller, clients.iot()).of(arn)),
                    scope.name(),
                    Map.of(),
                    after);
        });
    }

    private Optional<AuthorizerDescription> description(String name) {
        IotClient iot = clients.iot();
        return caller.find(
                "iot:DescribeAuthorizer",
                () -> iot.describeAuthorizer(r -> r.authorizerName(name)).authorizerDescription());
    }

    @Override
    public Map<String, String> create(Step.Create step, IotAuthorizerProperties wanted, Outputs known) {
        IotClient iot = clients.iot();
        caller.call(
                "iot:CreateAuthorizer",
                () -> iot.createAuthorizer(r -> r.authorizerName(wanted.name())
                        .authorizerFunctionArn(wanted.functionArn())
                        .signingDisabled(true)
                        .status(ACTIVE)
                        .tags(IotTags.list(wanted.tags()))));
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, IotAuthorizerProperties wanted, Outputs known) {
        IotClient iot = clients.iot();
        IotAuthorizerProperties before =
                (IotAuthorizerProperties) step.observed().properties();
        if (step.changes().stream().anyMatch(change -> !change.component().equals("tags"))) {
            caller.call(
                    "iot:UpdateAuthorizer",
                    () -> iot.updateAuthorizer(r -> r.authorizerName(wanted.name())
                            .authorizerFunctionArn(wanted.functionArn())
                            .status(ACTIVE)));
        }
        new IotTags(caller, iot).change(wanted.arn(), before.tags(), wanted.tags());
        return Map.of();
    }

    /** One that leads elsewhere meanwhile is not ours any more. */
    @Override
    public void delete(Observed.Present there) {
        IotAuthorizerProperties ours = (IotAuthorizerProperties) there.properties();
        String function = LambdaArn.unqualified(ours.functionArn());
        description(ours.name())
                .filter(now ->
                        LambdaArn.unqualified(now.authorizerFunctionArn()).equals(function))
                .ifPresent(now -> delete(clients.iot(), ours.name()));
    }

    /** AWS deletes inactive ones only. */
    private void delete(IotClient iot, String name) {
        caller.find(
                        "iot:UpdateAuthorizer",
                        () -> iot.updateAuthorizer(r -> r.authorizerName(name).status(INACTIVE)))
                .ifPresent(inactive -> deleteInactive(iot, name));
    }

    private void deleteInactive(IotClient iot, String name) {
        try {
            new Patience(caller)
                    .call(
                            "iot:DeleteAuthorizer",
                            STILL_ACTIVE,
                            () -> iot.deleteAuthorizer(r -> r.authorizerName(name)));
        } catch (AccountException e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }
}
