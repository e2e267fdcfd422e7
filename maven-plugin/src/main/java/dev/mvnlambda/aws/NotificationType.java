package dev.mvnlambda.aws;

import dev.mvnlambda.aws.NotificationDocument.Entry;
import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.code.ContentHash;
import dev.mvnlambda.manifest.S3Spec;
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
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes a bucket call a function: an entry in its one document. Its id says whose it is; what takes the place of another
 * entry of the function does so in one write, since S3 takes no two that overlap.
 */
final class NotificationType implements PushType<NotificationType.NotificationProperties> {
    static final String KIND = "notification";

    private static final String PRINCIPAL = "s3.amazonaws.com";
    private static final String SERVICE = "s3";
    private static final String OURS = "mvnlambda-";
    private static final int HASH_DIGITS = 10;
    private static final List<String> USUAL_EVENTS = List.of("s3:ObjectCreated:*");

    private final NotificationDocument document;

    NotificationType(NotificationDocument document) {
        this.document = document;
    }

    /**
     * An entry.
     *
     * @param id begins alike in all entries of a stage
     * @param stage how ids of the stage begin
     * @param function the ARN of the function that the target is a qualifier of
     */
    record NotificationProperties(
            String bucket,
            String id,
            String target,
            List<String> events,
            String prefix,
            String suffix,
            String stage,
            String function)
            implements Properties {
        NotificationProperties {
            events = List.copyOf(events);
        }

        static NotificationProperties of(Entry entry, FunctionScope scope) {
            S3Spec spec = entry.spec();
            return new NotificationProperties(
                    spec.source(),
                    entry.id(),
                    entry.target(),
                    spec.events(),
                    spec.prefix(),
                    spec.suffix(),
                    mark(scope.stage()),
                    scope.target().functionArn());
        }

        private S3Spec spec() {
            return new S3Spec(bucket, events, prefix, suffix);
        }

        private Entry entry() {
            return new Entry(id, target, spec());
        }

        /** Whether another entry gives way: one of its function, or of another function of the stage that is left over. */
        private boolean replaces(Entry other) {
            return other.spec().overlaps(spec())
                    && (other.target().equals(function)
                            || other.target().startsWith(function + ":")
                            || other.id().startsWith(stage));
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            String called = LambdaArn.shown(target);
            return symbol == Symbol.CREATE
                    ? "calls " + called
                    : symbol == Symbol.DELETE ? "called " + called + (id.startsWith(stage) ? "" : ", by " + id) : "";
        }
    }

    private static String mark(Stage stage) {
        return OURS + hash(stage.app() + "\n" + stage.name()) + "-";
    }

    private static String id(S3Spec spec, FunctionScope scope) {
        return mark(scope.stage())
                + hash(String.join("\n", scope.name(), String.join(",", spec.events()), spec.prefix(), spec.suffix()));
    }

    private static String hash(String text) {
        return ContentHash.of(text).substring(0, HASH_DIGITS);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String principal() {
        return PRINCIPAL;
    }

    @Override
    public Class<NotificationProperties> properties() {
        return NotificationProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        List<Node> nodes = new ArrayList<>();
        for (S3Spec declared : wanted.spec().triggers(S3Spec.class)) {
            FunctionScope scope = wanted.scope();
            S3Spec spec = new S3Spec(
                    declared.source(),
                    declared.events().stream().sorted().toList(),
                    declared.prefix(),
                    declared.suffix());
            Node grant = PolicyStatementType.node(scope, grant(spec.source(), scope), Set.of());
            nodes.add(grant);
            nodes.add(new Node(
                    key(spec, scope),
                    NotificationProperties.of(
                            new Entry(id(spec, scope), scope.target().arn(), spec), scope),
                    scope.name(),
                    Set.of(grant.key(), PolicyStatementType.pointedAt(scope))));
        }
        return nodes;
    }

    private static Grant grant(String bucket, FunctionScope scope) {
        return Grant.invoke(
                PRINCIPAL,
                Value.of(arn(bucket, scope)),
                scope.stage().identity().account());
    }

    private static String arn(String bucket, FunctionScope scope) {
        return "arn:" + scope.stage().identity().partition() + ":s3:::" + bucket;
    }

    /** What is listened to, as a person says it. */
    private static ResourceKey key(S3Spec spec, FunctionScope scope) {
        boolean filtered = !spec.prefix().isEmpty() || !spec.suffix().isEmpty();
        return new ResourceKey(
                KIND,
                scope.name() + "/" + SERVICE + ":" + spec.source()
                        + (filtered ? "/" + spec.prefix() + "*" + spec.suffix() : "")
                        + (spec.events().equals(USUAL_EVENTS) ? "" : " " + String.join(" ", spec.events())));
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        Set<String> buckets = new TreeSet<>();
        wanted.forEach(node -> {
            if (node.properties() instanceof NotificationProperties notification) {
                buckets.add(notification.bucket());
            }
        });
        Set<String> declared = Set.copyOf(buckets);
        Sources.of(granted).stream()
                .map(SourceArn::parse)
                .filter(source -> source.service().equals(SERVICE))
                .forEach(source -> buckets.add(source.resource()));
        List<Observed> observed = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (String bucket : buckets) {
            List<Node> nodes = wanted.stream()
                    .filter(node -> node.properties() instanceof NotificationProperties notification
                            && notification.bucket().equals(bucket))
                    .toList();
            try {
                Optional<List<Entry>> entries = document.entries(bucket);
                if (entries.isPresent()) {
                    entries.get().forEach(entry -> of(entry, nodes, scope, granted, observed, remarks));
                } else {
                    observed.addAll(blocked(
                            nodes,
                            "There is no bucket " + bucket + ", which the @S3Trigger of " + scope.name()
                                    + " listens to. Make it, or correct its name.",
                            Optional.of(arn(bucket, scope))));
                }
            } catch (AccountException e) {
                if (!declared.contains(bucket)) {
                    throw e;
                }
                observed.addAll(blocked(nodes, unreadable(bucket, scope, e), Optional.empty()));
            }
        }
        return new Found(observed, remarks);
    }

    private static List<Observed> blocked(List<Node> nodes, String obstacle, Optional<String> missing) {
        return nodes.stream()
                .<Observed>map(node -> new Observed.Blocked(node.key(), obstacle, missing))
                .toList();
    }

    private static String unreadable(String bucket, FunctionScope scope, AccountException refusal) {
        String start = "The bucket " + bucket + ", which the @S3Trigger of " + scope.name() + " listens to, ";
        if (refusal.code().startsWith("AccessDenied")) {
            return start
                    + "may not be looked at, so it may be another account's, whose buckets do not call functions of"
                    + " this one: correct its name. " + refusal.getMessage();
        }
        if (refusal.isElsewhere()) {
            return start + "is in another region, and S3 only calls functions of its own. Name a bucket of "
                    + scope.stage().identity().region() + ", or deploy to that of the bucket.";
        }
        throw refusal;
    }

    /** One entry of a document, as far as it concerns a function. */
    private static void of(
            Entry entry,
            List<Node> nodes,
            FunctionScope scope,
            List<StatementProperties> granted,
            List<Observed> observed,
            List<String> remarks) {
        String functionArn = scope.target().functionArn();
        boolean leadsHere = entry.target().equals(functionArn) || entry.target().startsWith(functionArn + ":");
        boolean ours = entry.id().startsWith(mark(scope.stage()));
        Optional<Node> overlapped = nodes.stream()
                .filter(node ->
                        ((NotificationProperties) node.properties()).spec().overlaps(entry.spec()))
                .findFirst();
        if (leadsHere && (ours || overlapped.isPresent())) {
            observed.add(present(entry, scope, granted));
        } else if (leadsHere) {
            remarks.add(named(entry) + " leads to " + scope.target().functionName()
                    + " too, but was not made by this app and is not declared, so it is left alone.");
        } else if (overlapped.isPresent() && ours) {
            remarks.add(named(entry) + " leads to "
                    + SourceArn.parse(entry.target()).resource() + " of this app, and gives way to " + scope.name()
                    + ", which listens to the same.");
        } else if (overlapped.isPresent()) {
            observed.add(
                    new Observed.Blocked(
                            overlapped.get().key(),
                            named(entry) + ", of somebody else, leads to " + entry.target()
                                    + ", and an event could match both it and the @S3Trigger of " + scope.name()
                                    + ", which S3 does not take. Give the trigger another prefix, suffix or event, or end the other."));
        }
    }

    private static String named(Entry entry) {
        return "The notification " + entry.id() + " of the bucket "
                + entry.spec().source();
    }

    private static Observed present(Entry entry, FunctionScope scope, List<StatementProperties> granted) {
        String qualifier = Qualifiers.of(entry.target(), scope);
        Set<ResourceKey> after = new HashSet<>(
                Set.of(qualifier.isEmpty() ? scope.key(FunctionType.KIND) : AliasType.key(scope, qualifier)));
        after.addAll(Sources.grants(scope, granted, arn(entry.spec().source(), scope)));
        ResourceKey key = key(entry.spec(), scope);
        boolean own = entry.id().equals(id(entry.spec(), scope));
        return new Observed.Present(
                own ? key : new ResourceKey(KIND, key.name() + "#" + entry.id()),
                NotificationProperties.of(entry, scope),
                scope.name(),
                Map.of(),
                after);
    }

    @Override
    public Map<String, String> create(Step.Create step, NotificationProperties wanted, Outputs known) {
        document.put(wanted.entry(), wanted::replaces);
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, NotificationProperties wanted, Outputs known) {
        document.put(wanted.entry(), wanted::replaces);
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        document.remove(((NotificationProperties) there.properties()).entry());
    }
}
