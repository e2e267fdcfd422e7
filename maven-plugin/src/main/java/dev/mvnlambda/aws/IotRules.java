package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.TopicRule;
import software.amazon.awssdk.services.iot.model.TopicRulePayload;

/** The rules of AWS IoT in one region. What others added to a rule of ours, or set in it, is written back. */
final class IotRules {
    /** The version of the SQL that AWS recommends; a rule is never moved to another one. */
    private static final String SQL_VERSION = "2016-03-23";

    /** What AWS IoT says of a rule that is not there, since it has no other word for it. */
    private static final String UNAUTHORIZED = "UnauthorizedException";

    private static final List<String> MOVING = List.of("ConflictingResourceUpdateException");

    private final Caller caller;
    private final IotClient iot;
    private final IotTags tags;

    IotRules(Caller caller, IotClient iot) {
        this.caller = caller;
        this.iot = iot;
        this.tags = new IotTags(caller, iot);
    }

    /** A rule by its name. */
    Optional<TopicRule> find(String name) {
        try {
            return caller.find(
                    "iot:GetTopicRule",
                    () -> iot.getTopicRule(r -> r.ruleName(name)).rule());
        } catch (AccountException e) {
            if (isThere(name, e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Whether a refusal is one indeed, and does not only say that there is no such rule. */
    private boolean isThere(String name, AccountException refusal) {
        if (!refusal.code().equals(UNAUTHORIZED)) {
            return true;
        }
        return caller.call(
                "iot:ListTopicRules",
                () -> iot.listTopicRulesPaginator(r -> {}).rules().stream()
                        .anyMatch(rule -> rule.ruleName().equals(name)));
    }

    /** What a rule calls of a function; where it calls it by several qualifiers, one that it should not; empty for nothing. */
    static String called(TopicRule rule, Target target) {
        List<String> called = rule.actions().stream()
                .filter(action -> action.lambda() != null)
                .map(action -> action.lambda().functionArn())
                .filter(arn -> isOf(arn, target.functionArn()))
                .toList();
        return called.stream()
                .filter(arn -> !arn.equals(target.arn()))
                .findFirst()
                .orElse(called.isEmpty() ? "" : target.arn());
    }

    private static boolean isOf(String arn, String functionArn) {
        return arn.equals(functionArn) || arn.startsWith(functionArn + ":");
    }

    Map<String, String> tags(String arn) {
        return tags.of(arn);
    }

    void retag(String arn, Map<String, String> before, Map<String, String> wanted) {
        tags.change(arn, before, wanted);
    }

    void create(String name, String sql, String functionArn, Map<String, String> marks) {
        caller.call(
                "iot:CreateTopicRule",
                () -> iot.createTopicRule(r -> r.ruleName(name)
                        .topicRulePayload(payload -> payload.sql(sql)
                                .awsIotSqlVersion(SQL_VERSION)
                                .ruleDisabled(false)
                                .actions(calling(functionArn)))
                        .tags(IotTags.header(marks))));
    }

    /** Makes a rule call a target in the place of whatever it called of the same function. */
    void replace(String name, String sql, String functionArn) {
        TopicRule rule = caller.call("iot:GetTopicRule", () -> iot.getTopicRule(r -> r.ruleName(name)))
                .rule();
        List<Action> actions = new ArrayList<>();
        boolean put = false;
        for (Action action : rule.actions()) {
            if (!calls(action, functionArn)) {
                actions.add(action);
            } else if (!put) {
                actions.add(calling(functionArn));
                put = true;
            }
        }
        if (!put) {
            actions.add(calling(functionArn));
        }
        write(rule, payload -> payload.sql(sql).ruleDisabled(false).actions(actions));
    }

    private static Action calling(String functionArn) {
        return Action.builder()
                .lambda(lambda -> lambda.functionArn(functionArn))
                .build();
    }

    /** Whether an action calls the function of a target, by whatever qualifier. */
    private static boolean calls(Action action, String target) {
        return action.lambda() != null && isOf(action.lambda().functionArn(), LambdaArn.unqualified(target));
    }

    private void write(TopicRule rule, UnaryOperator<TopicRulePayload.Builder> change) {
        TopicRulePayload payload = change.apply(TopicRulePayload.builder()
                        .sql(rule.sql())
                        .description(rule.description())
                        .awsIotSqlVersion(rule.awsIotSqlVersion())
                        .ruleDisabled(rule.ruleDisabled())
                        .errorAction(rule.errorAction()))
                .build();
        new Patience(caller)
                .call(
                        "iot:ReplaceTopicRule",
                        MOVING,
                        () -> iot.replaceTopicRule(
                                r -> r.ruleName(rule.ruleName()).topicRulePayload(payload)));
    }

    /** Removes a rule; if others added actions to it, only what is ours of it, and it is theirs from then on. */
    void remove(String arn, String name, String functionArn) {
        TopicRule rule = find(name).orElse(null);
        if (rule == null) {
            return;
        }
        List<Action> others = rule.actions().stream()
                .filter(action -> functionArn.isEmpty() || !calls(action, functionArn))
                .toList();
        if (others.isEmpty()) {
            delete(name);
        } else {
            if (others.size() < rule.actions().size()) {
                write(rule, payload -> payload.actions(others));
            }
            tags.remove(arn, List.of(Stage.APP_TAG, Stage.STAGE_TAG, Stage.NAME_TAG));
        }
    }

    private void delete(String name) {
        try {
            new Patience(caller).call("iot:DeleteTopicRule", MOVING, () -> iot.deleteTopicRule(r -> r.ruleName(name)));
        } catch (AccountException e) {
            if (!e.isNotFound() && isThere(name, e)) {
                throw e;
            }
        }
    }
}
