package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/**
 * The origins of a distribution that have the host of a function URL. Somebody else made the distribution, so nothing is changed
 * but the host of an origin that has that of an address which the function leaves behind.
 */
final class DistributionOriginType implements ResourceType<DistributionOriginType.OriginProperties> {
    static final String KIND = "distribution-origin";

    /** The output that holds the hosts that are left behind. */
    private static final String OLD_HOSTS = "hosts";

    /** The output that holds the ids of the origins that have them. */
    private static final String ORIGINS = "origins";

    private static final String DEPLOYED = "Deployed";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 8;

    private final Caller caller;
    private final Clients clients;

    /** Several functions share a distribution, and each change of it writes all of it. */
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    DistributionOriginType(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /**
     * Where the origins for a function lead.
     *
     * @param distribution ARN
     * @param address of the function; of one that is left behind, with the origins that have its host
     */
    record OriginProperties(String distribution, Value address) implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new OriginProperties(distribution, address.resolved(outputs));
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return "gets the host of the new address, and the old one ends once CloudFront has spread that, which takes minutes";
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<OriginProperties> properties() {
        return OriginProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        var url = wanted.spec().url();
        if (url == null || url.cloudFront().isEmpty()) {
            return List.of();
        }
        FunctionScope scope = wanted.scope();
        DistributionArn distribution = DistributionArn.of(url.cloudFront(), scope);
        ResourceKey address = scope.qualifiedKey(FunctionUrlType.KIND);
        return List.of(new Node(
                new ResourceKey(KIND, scope.name() + "/" + distribution.id()),
                new OriginProperties(
                        distribution.toString(),
                        new Value.FromStep(address, FunctionUrlType.URL, "the new address of " + scope.name())),
                scope.name(),
                Set.of(address)));
    }

    /**
     * The origins that have the host of an address which the function leaves behind; what has none is left as it is.
     *
     * @param urls all addresses of the function that are there
     */
    PushType.Found observe(FunctionScope scope, List<Node> wanted, List<Observed.Present> urls) {
        return wanted.stream()
                .filter(node -> node.properties() instanceof OriginProperties)
                .findFirst()
                .map(node -> found(node, scope, urls))
                .orElse(PushType.Found.of(List.of()));
    }

    private PushType.Found found(Node node, FunctionScope scope, List<Observed.Present> urls) {
        DistributionArn distribution = DistributionArn.of(((OriginProperties) node.properties()).distribution(), scope);
        Observed left = new Observed.Left(node.key(), Map.of());
        if (!distribution.isIn(scope.stage().identity())) {
            return new PushType.Found(
                    List.of(left),
                    List.of(
                            "The distribution " + distribution + " is of another account, so it is not looked at: "
                                    + scope.name()
                                    + " cannot be called through it before one of its origins has the host of the function's address."));
        }
        Optional<DistributionConfig> config =
                read(distribution.id()).map(GetDistributionConfigResponse::distributionConfig);
        if (config.isEmpty()) {
            return PushType.Found.of(
                    List.of(
                            new Observed.Blocked(
                                    node.key(),
                                    "@Url(cloudFront) of " + scope.name() + " names the distribution "
                                            + distribution.id()
                                            + ", which is not in this account. Change cloudFront (aws cloudfront list-distributions shows the ids), or make the distribution first.")));
        }
        ResourceKey current = scope.qualifiedKey(FunctionUrlType.KIND);
        Set<String> hosts = hosts(urls.stream().filter(url -> url.key().equals(current)));
        Set<String> old = hosts(urls.stream().filter(url -> !url.key().equals(current)));
        old.removeAll(hosts);
        List<Origin> leading = with(old, config.get());
        if (!leading.isEmpty()) {
            return PushType.Found.of(List.of(present(node, distribution, leading)));
        }
        return new PushType.Found(
                List.of(left),
                with(hosts, config.get()).isEmpty() ? List.of(noOrigin(scope, distribution, hosts)) : List.of());
    }

    private static Observed.Present present(Node node, DistributionArn distribution, List<Origin> leading) {
        String hosts = leading.stream().map(Origin::domainName).distinct().collect(Collectors.joining(","));
        String ids = leading.stream().map(Origin::id).collect(Collectors.joining(", "));
        return new Observed.Present(
                node.key(),
                new OriginProperties(distribution.toString(), Value.of(hosts + " (origin " + ids + ")")),
                node.function(),
                Map.of(OLD_HOSTS, hosts, ORIGINS, ids),
                node.after());
    }

    private static String noOrigin(FunctionScope scope, DistributionArn distribution, Set<String> hosts) {
        return "No origin of the distribution " + distribution.id() + " has the host of the address of " + scope.name()
                + (hosts.isEmpty() ? ", which this deploy makes" : " (" + String.join(", ", hosts) + ")")
                + ", so nobody can call it yet. Add one, with an origin access control of the type lambda.";
    }

    private static Set<String> hosts(Stream<Observed.Present> urls) {
        return urls.map(url -> host(url.outputs().getOrDefault(FunctionUrlType.URL, "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String host(String address) {
        return Optional.ofNullable(URI.create(address).getHost()).orElse("");
    }

    private static List<Origin> with(Set<String> hosts, DistributionConfig config) {
        return config.origins().items().stream()
                .filter(origin -> hosts.contains(origin.domainName()))
                .toList();
    }

    private Optional<GetDistributionConfigResponse> read(String id) {
        // the module is there before the classes of its answers are named
        clients.cloudFront();
        return caller.find(
                "cloudfront:GetDistributionConfig", () -> clients.cloudFront().getDistributionConfig(r -> r.id(id)));
    }

    /** Origins are their owner's: none is ever made. */
    @Override
    public Map<String, String> create(Step.Create step, OriginProperties wanted, Outputs known) {
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, OriginProperties wanted, Outputs known) {
        Set<String> old =
                Set.of(step.observed().outputs().getOrDefault(OLD_HOSTS, "").split(",", -1));
        String id = wanted.distribution().substring(wanted.distribution().lastIndexOf('/') + 1);
        String host = host(wanted.address().text());
        synchronized (locks.computeIfAbsent(id, any -> new Object())) {
            moveAtLast(id, old, host);
        }
        caller.await(() -> status(id), DEPLOYED::equals);
        return Map.of();
    }

    private String status(String id) {
        return caller.call(
                        "cloudfront:GetDistribution", () -> clients.cloudFront().getDistribution(r -> r.id(id)))
                .distribution()
                .status();
    }

    /** When another change came in between, or an answer of ours was lost, what is there then tells. */
    private void moveAtLast(String id, Set<String> old, String host) {
        Backoff backoff = new Backoff(caller.time(), FIRST_PAUSE, LONGEST_PAUSE);
        for (int tries = 1; ; tries++) {
            try {
                move(id, old, host);
                return;
            } catch (AccountException e) {
                if (!e.isStale() || tries == MOST_TRIES) {
                    throw e;
                }
                backoff.pauseApart();
            }
        }
    }

    /** Everything is written back as it was read, but for the hosts. */
    private void move(String id, Set<String> old, String host) {
        GetDistributionConfigResponse read = caller.call(
                "cloudfront:GetDistributionConfig", () -> clients.cloudFront().getDistributionConfig(r -> r.id(id)));
        DistributionConfig config = read.distributionConfig();
        if (with(old, config).isEmpty()) {
            return;
        }
        List<Origin> origins = config.origins().items().stream()
                .map(origin -> old.contains(origin.domainName())
                        ? origin.toBuilder().domainName(host).build()
                        : origin)
                .toList();
        DistributionConfig moved = config.toBuilder()
                .origins(config.origins().toBuilder().items(origins).build())
                .build();
        caller.call(
                "cloudfront:UpdateDistribution",
                () -> clients.cloudFront()
                        .updateDistribution(r -> r.id(id).ifMatch(read.eTag()).distributionConfig(moved)));
    }

    /** Origins are their owner's: none is ever removed. */
    @Override
    public void delete(Observed.Present there) {}
}
