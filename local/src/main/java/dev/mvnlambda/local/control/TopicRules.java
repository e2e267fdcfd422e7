package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.CreateTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.GetTopicRuleResponse;
import software.amazon.awssdk.services.iot.model.ListTopicRulesRequest;
import software.amazon.awssdk.services.iot.model.ListTopicRulesResponse;
import software.amazon.awssdk.services.iot.model.ReplaceTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.TopicRule;
import software.amazon.awssdk.services.iot.model.TopicRuleListItem;
import software.amazon.awssdk.services.iot.model.TopicRulePayload;

/** The rules of AWS IoT in one region; their statements are kept, not run. */
final class TopicRules {

    private static final String NAME = "^[a-zA-Z0-9_]+$";
    private static final int LONGEST_NAME = 128;
    private static final int MOST_ACTIONS = 10;
    private static final int PAGE = 1000;
    private static final Pattern SQL = Pattern.compile("(?is)\\s*SELECT\\s.+?\\sFROM\\s+'([^']*)'.*|\\s*SELECT\\s.+");
    private static final Pattern FUNCTION =
            Pattern.compile("arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:[a-zA-Z0-9-_]+(:[a-zA-Z0-9-_$]+)?");

    private final Scope scope;
    private final Table<TopicRuleRecord> rules;

    TopicRules(Scope scope) {
        this.scope = scope;
        this.rules = scope.account().tables().of("iot-rules", TopicRuleRecord.class);
    }

    String arn(String name) {
        return "arn:aws:iot:" + scope.region() + ":" + scope.options().account() + ":rule/" + name;
    }

    Stream<TopicRuleRecord> all() {
        return rules.startingWith(scope.key("")).stream();
    }

    Optional<TopicRuleRecord> find(String name) {
        return rules.find(scope.key(name));
    }

    void create(CreateTopicRuleRequest request) {
        String name = request.ruleName();
        checkName(name);
        checkPayload(request.topicRulePayload());
        rules.change(scope.key(name), found -> {
            if (found.isPresent()) {
                throw IotFaults.alreadyExists("Rule already exists. ruleName=" + name, arn(name));
            }
            TopicRule made = rule(request.topicRulePayload())
                    .ruleName(name)
                    .createdAt(scope.now())
                    .build();
            return Optional.of(new TopicRuleRecord(made, IotTags.ofHeader(request.tags())));
        });
    }

    void replace(ReplaceTopicRuleRequest request) {
        checkPayload(request.topicRulePayload());
        rules.change(scope.key(request.ruleName()), found -> {
            TopicRuleRecord before = found.orElseThrow(() -> IotFaults.noSuchRule(request.ruleName()));
            TopicRule after = rule(request.topicRulePayload())
                    .ruleName(request.ruleName())
                    .createdAt(before.rule().createdAt())
                    .build();
            return Optional.of(new TopicRuleRecord(after, before.tags()));
        });
    }

    GetTopicRuleResponse get(String name) {
        TopicRuleRecord found = find(name).orElseThrow(() -> IotFaults.noSuchRule(name));
        return GetTopicRuleResponse.builder()
                .ruleArn(arn(name))
                .rule(found.rule())
                .build();
    }

    void delete(String name) {
        if (find(name).isEmpty()) {
            throw IotFaults.noSuchRule(name);
        }
        rules.remove(scope.key(name));
    }

    ListTopicRulesResponse list(ListTopicRulesRequest request) {
        List<TopicRuleListItem> items = all().map(TopicRuleRecord::rule)
                .map(this::item)
                .filter(item -> request.topic() == null || request.topic().equals(item.topicPattern()))
                .filter(item ->
                        request.ruleDisabled() == null || request.ruleDisabled().equals(item.ruleDisabled()))
                .toList();
        Page<TopicRuleListItem> page =
                Page.of(items, TopicRuleListItem::ruleName, request.nextToken(), request.maxResults(), PAGE);
        return ListTopicRulesResponse.builder()
                .rules(page.items())
                .nextToken(page.next())
                .build();
    }

    void retag(TopicRuleRecord tagged) {
        rules.change(scope.key(tagged.rule().ruleName()), found -> Optional.of(tagged));
    }

    private TopicRuleListItem item(TopicRule rule) {
        return TopicRuleListItem.builder()
                .ruleName(rule.ruleName())
                .ruleArn(arn(rule.ruleName()))
                .createdAt(rule.createdAt())
                .ruleDisabled(rule.ruleDisabled())
                .topicPattern(topic(rule.sql()))
                .build();
    }

    private static @Nullable String topic(String sql) {
        Matcher matcher = SQL.matcher(sql);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static TopicRule.Builder rule(TopicRulePayload payload) {
        return TopicRule.builder()
                .sql(payload.sql())
                .description(payload.description())
                .actions(payload.actions())
                .ruleDisabled(Boolean.TRUE.equals(payload.ruleDisabled()))
                .awsIotSqlVersion(payload.awsIotSqlVersion() == null ? "2015-10-08" : payload.awsIotSqlVersion())
                .errorAction(payload.errorAction());
    }

    private static void checkName(String name) {
        if (name.length() > LONGEST_NAME || !name.matches(NAME)) {
            throw IotFaults.invalid("1 validation error detected: Value '" + name
                    + "' at 'ruleName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + NAME);
        }
    }

    private static void checkPayload(TopicRulePayload payload) {
        if (!SQL.matcher(payload.sql()).matches()) {
            throw IotFaults.unreadableSql("Expected a SELECT statement, but found: " + payload.sql());
        }
        if (payload.actions().size() > MOST_ACTIONS) {
            throw IotFaults.invalid("A rule has " + MOST_ACTIONS + " actions at most.");
        }
        payload.actions().forEach(TopicRules::checkAction);
    }

    private static void checkAction(Action action) {
        boolean known = action.lambda() == null
                || FUNCTION.matcher(action.lambda().functionArn()).matches();
        if (!known) {
            throw IotFaults.invalid(
                    "Invalid Lambda function ARN: " + action.lambda().functionArn());
        }
    }
}
