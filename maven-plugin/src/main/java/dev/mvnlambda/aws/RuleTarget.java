package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The one target of a rule that is ours, among those that others may have put beside it. */
final class RuleTarget {
    private static final String OURS = "mvn-lambda";
    private static final int MOST_RETRIES = 185;
    private static final int OLDEST = 86_400;

    private final Caller caller;
    private final Clients clients;

    RuleTarget(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /**
     * The targets of a rule.
     *
     * @param own absent when it is missing
     * @param foreign the ids of all others
     */
    record Targets(@Nullable Target own, List<String> foreign) {

        /** The rule with this target. */
        RuleProperties properties(RuleArn rule, String pattern, boolean enabled, Map<String, String> tags) {
            Target target = own == null ? Target.builder().build() : own;
            RetryPolicy policy = Objects.requireNonNullElse(
                    target.retryPolicy(), RetryPolicy.builder().build());
            return new RuleProperties(
                    rule.toString(),
                    pattern,
                    enabled,
                    Objects.requireNonNullElse(target.arn(), ""),
                    Objects.requireNonNullElse(target.input(), ""),
                    Objects.requireNonNullElse(policy.maximumRetryAttempts(), MOST_RETRIES),
                    Objects.requireNonNullElse(policy.maximumEventAgeInSeconds(), OLDEST),
                    Optional.ofNullable(target.deadLetterConfig())
                            .flatMap(dead -> Optional.ofNullable(dead.arn()))
                            .orElse(""),
                    tags);
        }
    }

    /** What is there; nothing when the rule is gone. */
    Targets of(RuleArn rule) {
        List<Target> all = new ArrayList<>();
        String[] next = {null};
        do {
            var page = caller.find(
                    "events:ListTargetsByRule",
                    () -> clients.eventBridge()
                            .listTargetsByRule(r -> r.rule(rule.name())
                                    .eventBusName(rule.busArn())
                                    .nextToken(next[0])));
            page.ifPresent(found -> all.addAll(found.targets()));
            next[0] = page.map(found -> found.nextToken()).orElse(null);
        } while (next[0] != null);
        return new Targets(
                all.stream()
                        .filter(target -> target.id().equals(OURS))
                        .findFirst()
                        .orElse(null),
                all.stream().map(Target::id).filter(id -> !id.equals(OURS)).toList());
    }

    /** Makes the target, or points it elsewhere in place. */
    void put(RuleProperties wanted) {
        RuleArn rule = wanted.rule();
        Target.Builder target = Target.builder()
                .id(OURS)
                .arn(wanted.target())
                .retryPolicy(policy ->
                        policy.maximumRetryAttempts(wanted.retries()).maximumEventAgeInSeconds(wanted.maxAge()));
        if (!wanted.input().isEmpty()) {
            target.input(wanted.input());
        }
        if (!wanted.deadLetterQueue().isEmpty()) {
            target.deadLetterConfig(dead -> dead.arn(wanted.deadLetterQueue()));
        }
        var failed = caller.call(
                        "events:PutTargets",
                        () -> clients.eventBridge()
                                .putTargets(r -> r.rule(rule.name())
                                        .eventBusName(rule.busArn())
                                        .targets(target.build())))
                .failedEntries();
        failed.forEach(entry -> refuse("events:PutTargets", entry.errorCode(), entry.errorMessage()));
    }

    /** Removes the target; one that is gone is removed. */
    void remove(RuleArn rule) {
        caller.find(
                        "events:RemoveTargets",
                        () -> clients.eventBridge()
                                .removeTargets(r -> r.rule(rule.name())
                                        .eventBusName(rule.busArn())
                                        .ids(OURS)))
                .ifPresent(answer -> answer.failedEntries().stream()
                        .filter(entry -> !"ResourceNotFoundException".equals(entry.errorCode()))
                        .forEach(entry -> refuse("events:RemoveTargets", entry.errorCode(), entry.errorMessage())));
    }

    /** AWS answers with success even if it did nothing. */
    private static void refuse(String action, @Nullable String code, @Nullable String message) {
        String known = Objects.requireNonNullElse(code, "FailedEntry");
        throw new AccountException(
                known, action, 400, false, action + ": " + message + " (" + known + "). Run the goal again.", null);
    }
}
