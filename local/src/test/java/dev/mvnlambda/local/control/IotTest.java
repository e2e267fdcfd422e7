package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.LocalAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.AuthorizerStatus;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.SqlParseException;
import software.amazon.awssdk.services.iot.model.Tag;
import software.amazon.awssdk.services.iot.model.TopicRuleListItem;
import software.amazon.awssdk.services.iot.model.UnauthorizedException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class IotTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f:live";
    private static final String ARN = "arn:aws:iot:us-east-1:000000000000:";

    @TempDir
    Path directory;

    private LocalAccount account;
    private IotClient iot;

    @BeforeEach
    void open() {
        account = LocalAccount.open(LocalOptions.in(directory), new TestClock(), new EchoRuntime());
        iot = account.client(IotClient.class);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private void makeRule(String name, String sql) {
        iot.createTopicRule(r -> r.ruleName(name)
                .tags("a%3Ab=c+d&e=f")
                .topicRulePayload(payload -> payload.sql(sql)
                        .actions(Action.builder()
                                .lambda(lambda -> lambda.functionArn(FUNCTION))
                                .build())));
    }

    private static void refuses(ThrowingCallable call, Class<?> type, String text) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(text);
    }

    @Test
    void aRuleIsShownAsItWasMadeAndReplaced() {
        makeRule("rule_1", "SELECT * FROM 'a/+'");

        var shown = iot.getTopicRule(r -> r.ruleName("rule_1"));
        assertThat(shown.ruleArn()).isEqualTo(ARN + "rule/rule_1");
        assertThat(shown.rule().actions().get(0).lambda().functionArn()).isEqualTo(FUNCTION);
        assertThat(shown.rule().ruleDisabled()).isFalse();
        assertThat(shown.rule().awsIotSqlVersion()).isEqualTo("2015-10-08");
        iot.replaceTopicRule(r -> r.ruleName("rule_1")
                .topicRulePayload(payload ->
                        payload.sql("SELECT b FROM 'c'").ruleDisabled(true).actions(List.of())));
        var replaced = iot.getTopicRule(r -> r.ruleName("rule_1")).rule();
        assertThat(replaced.sql()).isEqualTo("SELECT b FROM 'c'");
        assertThat(replaced.actions()).isEmpty();
        assertThat(replaced.createdAt()).isEqualTo(shown.rule().createdAt());
    }

    @Test
    void aRuleThatIsNotThereIsDenied() {
        String text = "Access to topic rule 'none' was denied";

        refuses(() -> iot.getTopicRule(r -> r.ruleName("none")), UnauthorizedException.class, text);
        refuses(() -> iot.deleteTopicRule(r -> r.ruleName("none")), UnauthorizedException.class, text);
        refuses(
                () -> iot.replaceTopicRule(
                        r -> r.ruleName("none").topicRulePayload(payload -> payload.sql("SELECT * FROM 'a'"))),
                UnauthorizedException.class,
                text);
    }

    @Test
    void rulesAreCheckedListedAndDeleted() {
        makeRule("b", "SELECT * FROM 'b'");
        makeRule("a", "SELECT * FROM 'a' WHERE c = 1");

        refuses(() -> makeRule("a", "SELECT * FROM 'a'"), ResourceAlreadyExistsException.class, "ruleName=a");
        refuses(() -> makeRule("a-b", "SELECT * FROM 'a'"), InvalidRequestException.class, "^[a-zA-Z0-9_]+$");
        refuses(() -> makeRule("c", "a"), SqlParseException.class, "SELECT");
        assertThat(iot.listTopicRules(r -> {}).rules())
                .extracting(TopicRuleListItem::topicPattern)
                .containsExactly("a", "b");
        assertThat(iot.listTopicRulesPaginator(r -> r.maxResults(1)).rules()).hasSize(2);
        iot.deleteTopicRule(r -> r.ruleName("a"));
        assertThat(iot.listTopicRules(r -> r.topic("a")).rules()).isEmpty();
    }

    @Test
    void anAuthorizerIsMadeChangedAndDeletedWhenInactive() {
        iot.createAuthorizer(r -> r.authorizerName("gate")
                .authorizerFunctionArn(FUNCTION)
                .signingDisabled(true)
                .status(AuthorizerStatus.ACTIVE));

        refuses(
                () -> iot.createAuthorizer(r -> r.authorizerName("signed").authorizerFunctionArn(FUNCTION)),
                InvalidRequestException.class,
                "signing");
        refuses(() -> iot.deleteAuthorizer(r -> r.authorizerName("gate")), InvalidRequestException.class, "active");
        iot.updateAuthorizer(r -> r.authorizerName("gate").status(AuthorizerStatus.INACTIVE));
        assertThat(iot.describeAuthorizer(r -> r.authorizerName("gate"))
                        .authorizerDescription()
                        .authorizerFunctionArn())
                .isEqualTo(FUNCTION);
        assertThat(iot.listAuthorizers(r -> r.status(AuthorizerStatus.ACTIVE)).authorizers())
                .isEmpty();
        iot.deleteAuthorizer(r -> r.authorizerName("gate"));
        refuses(() -> iot.describeAuthorizer(r -> r.authorizerName("gate")), ResourceNotFoundException.class, "gate");
    }

    @Test
    void bothCarryTagsThatAreFound() {
        makeRule("r", "SELECT * FROM 'a'");
        iot.createAuthorizer(r -> r.authorizerName("gate")
                .authorizerFunctionArn(FUNCTION)
                .signingDisabled(true)
                .tags(Tag.builder().key("e").value("f").build()));
        iot.tagResource(r -> r.resourceArn(ARN + "rule/r")
                .tags(Tag.builder().key("g").value("h").build()));
        iot.untagResource(r -> r.resourceArn(ARN + "authorizer/gate").tagKeys("none"));

        assertThat(iot.listTagsForResource(r -> r.resourceArn(ARN + "rule/r")).tags())
                .extracting(tag -> Map.entry(tag.key(), tag.value()))
                .containsExactly(Map.entry("a:b", "c d"), Map.entry("e", "f"), Map.entry("g", "h"));
        assertThat(account.tagging()
                        .getResources(r -> r.resourceTypeFilters("iot")
                                .tagFilters(TagFilter.builder().key("e").build()))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly(ARN + "authorizer/gate", ARN + "rule/r");
        refuses(
                () -> iot.listTagsForResource(r -> r.resourceArn(ARN + "rule/none")),
                ResourceNotFoundException.class,
                "rule/none");
    }
}
