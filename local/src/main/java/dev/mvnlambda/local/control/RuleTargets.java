package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mvnlambda.local.json.Json;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What rules lead to; targets other than functions are kept and never called. */
final class RuleTargets {

    private static final int PAGE = 100;
    private static final int MOST = 5;
    private static final int LONGEST_INPUT = 8192;
    private static final int MOST_RETRIES = 185;
    private static final int YOUNGEST = 60;
    private static final int OLDEST = 86_400;

    private final Rules rules;

    RuleTargets(Rules rules) {
        this.rules = rules;
    }

    PutTargetsResponse put(PutTargetsRequest request) {
        request.targets().forEach(RuleTargets::check);
        rules.change(request.rule(), request.eventBusName(), rule -> {
            TreeMap<String, Target> targets = new TreeMap<>(rule.targets());
            request.targets().forEach(target -> targets.put(target.id(), target));
            if (targets.size() > MOST) {
                throw Faults.fault(
                        LimitExceededException.builder(),
                        "EventBridge",
                        400,
                        "LimitExceededException",
                        "The requested resource exceeds the maximum number allowed.");
            }
            return rule.withTargets(targets);
        });
        return PutTargetsResponse.builder()
                .failedEntryCount(0)
                .failedEntries(List.of())
                .build();
    }

    RemoveTargetsResponse remove(RemoveTargetsRequest request) {
        RuleRecord before = rules.get(request.rule(), request.eventBusName());
        rules.change(request.rule(), request.eventBusName(), rule -> {
            TreeMap<String, Target> targets = new TreeMap<>(rule.targets());
            targets.keySet().removeAll(request.ids());
            return rule.withTargets(targets);
        });
        List<RemoveTargetsResultEntry> unknown = request.ids().stream()
                .filter(id -> !before.targets().containsKey(id))
                .map(id -> RemoveTargetsResultEntry.builder()
                        .targetId(id)
                        .errorCode("ResourceNotFoundException")
                        .errorMessage("Rule " + request.rule() + " does not have any targets with the Id " + id + ".")
                        .build())
                .toList();
        return RemoveTargetsResponse.builder()
                .failedEntryCount(unknown.size())
                .failedEntries(unknown)
                .build();
    }

    ListTargetsByRuleResponse list(ListTargetsByRuleRequest request) {
        RuleRecord rule = rules.get(request.rule(), request.eventBusName());
        Page<Target> page =
                Page.of(List.copyOf(rule.targets().values()), Target::id, request.nextToken(), request.limit(), PAGE);
        return ListTargetsByRuleResponse.builder()
                .targets(page.items())
                .nextToken(page.next())
                .build();
    }

    private static void check(Target target) {
        if (target.id() == null || target.id().length() > 64 || !target.id().matches("[.\\-_A-Za-z0-9]+")) {
            throw invalid("Value '" + target.id() + "' at 'targets.1.member.id'");
        }
        if (target.arn() == null || !target.arn().startsWith("arn:")) {
            throw EventFaults.validation(
                    "Parameter " + target.arn() + " is not valid. Reason: Provided Arn is not in correct format.");
        }
        if (target.input() != null && target.input().length() > LONGEST_INPUT) {
            throw invalid("Value at 'targets.1.member.input'");
        }
        if (target.input() != null && !isJson(target.input())) {
            throw EventFaults.validation("JSON syntax error in input for target " + target.id() + ".");
        }
        if (target.inputPath() != null || target.inputTransformer() != null) {
            throw EventFaults.unsupported("InputPath and InputTransformer");
        }
        if (target.retryPolicy() != null) {
            check(target.retryPolicy());
        }
    }

    private static void check(RetryPolicy policy) {
        Integer retries = policy.maximumRetryAttempts();
        Integer age = policy.maximumEventAgeInSeconds();
        if (retries != null && (retries < 0 || retries > MOST_RETRIES)) {
            throw invalid("Value '" + retries + "' at 'targets.1.member.retryPolicy.maximumRetryAttempts'");
        }
        if (age != null && (age < YOUNGEST || age > OLDEST)) {
            throw invalid("Value '" + age + "' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds'");
        }
    }

    private static RuntimeException invalid(String what) {
        return EventFaults.validation("1 validation error detected: " + what + " failed to satisfy constraint");
    }

    private static boolean isJson(String text) {
        try {
            return !Json.mapper().readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
