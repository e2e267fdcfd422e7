package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** The log group of a function is ours if it is the function's own or if we made it; another one is used as it is. */
@SuppressWarnings("NullAway.Init") // JUnit sets the field
final class LogGroupTest extends DeployedAccount {
    private static final String OWN = "/aws/lambda/shop-dev-Shop";
    private static final String COMMON = "/shop/common";

    private CloudWatchLogsClient logs;

    @BeforeEach
    void openLogs() {
        logs = account.client(CloudWatchLogsClient.class);
    }

    private List<String> groups() {
        return logs.describeLogGroups().logGroups().stream()
                .map(LogGroup::logGroupName)
                .sorted()
                .toList();
    }

    private LogGroup group(String name) {
        return logs.describeLogGroups(r -> r.logGroupNamePrefix(name))
                .logGroups()
                .get(0);
    }

    private Map<String, String> tags(String name) {
        String arn = group(name).arn().replaceFirst(":\\*$", "");
        return logs.listTagsForResource(r -> r.resourceArn(arn)).tags();
    }

    /** Makes a group as somebody else would. */
    private void theirs(Map<String, String> tags) {
        logs.createLogGroup(r -> r.logGroupName(COMMON).tags(tags));
        logs.putRetentionPolicy(r -> r.logGroupName(COMMON).retentionInDays(365));
    }

    private void remove(String... functions) {
        TestAccount.Session session = account.session();
        Report report = (functions.length == 0 ? session : session.only(functions)).remove(true);
        assertThat(TestAccount.failure(report)).isEmpty();
    }

    @Test
    void aGroupOfSomebodyElseIsUsedAsItIs() {
        for (Map<String, String> tags : List.of(
                Map.of("team", "a"), Map.of(Stage.APP_TAG, "shop", Stage.STAGE_TAG, "prod", Stage.NAME_TAG, "Shop"))) {
            theirs(tags);
            Module module = code(versioned("Shop").logTo(COMMON).keepLog(7));
            assertThat(account.session().plan(module).warnings())
                    .containsExactly(
                            "The log group /shop/common, to which shop-dev-Shop logs, was not made by this app and stage, so it"
                                    + " is used as it is: its retention and its tags stay, and it is never removed.");
            deployed(module);
            findsNothingMore(module);
            deployed(
                    account.session().refresh(),
                    code(versioned("Shop").logTo(COMMON).keepLog(14)));
            assertThat(group(COMMON).retentionInDays()).isEqualTo(365);
            assertThat(tags(COMMON)).isEqualTo(tags);

            remove();
            assertThat(groups()).containsExactly(COMMON);
            logs.deleteLogGroup(r -> r.logGroupName(COMMON));
        }
    }

    @Test
    void oneThatSomebodyElseMadeSinceThePlanIsUsedAsItIs() {
        TestAccount.Session session = account.session();
        session.interference().before(call -> {
            if (call.operation().equals("CreateLogGroup")) {
                theirs(Map.of("team", "a"));
            }
        });
        Module module = code(versioned("Shop").logTo(COMMON).keepLog(7));
        assertThat(deployed(session, module).changes()).doesNotContain("PutRetentionPolicy");

        assertThat(tags(COMMON)).containsExactly(Map.entry("team", "a"));
        findsNothingMore(module);
    }

    @Test
    void aGroupThatADeployMadeIsKeptAsDeclaredAndGoesWithTheData() {
        deployed(code(versioned("Shop").logTo(COMMON).keepLog(7)));
        assertThat(group(COMMON).retentionInDays()).isEqualTo(7);
        assertThat(tags(COMMON)).containsEntry(Stage.NAME_TAG, "Shop");
        Module longer = code(versioned("Shop").logTo(COMMON).keepLog(14));
        deployed(longer);
        assertThat(group(COMMON).retentionInDays()).isEqualTo(14);
        findsNothingMore(longer);

        remove();
        assertThat(groups()).isEmpty();
    }

    @Test
    void theOwnGroupThatTheFirstCallMadeIsTakenOver() {
        logs.createLogGroup(r -> r.logGroupName(OWN));
        Module module = code(versioned("Shop"));
        assertThat(deployed(module).changes()).contains("TagResource", "PutRetentionPolicy");
        assertThat(group(OWN).retentionInDays()).isEqualTo(30);
        findsNothingMore(module);
    }

    @Test
    void theOwnGroupThatTheFirstCallMadeSinceThePlanIsTakenOver() {
        TestAccount.Session session = account.session();
        session.interference().before(call -> {
            if (call.operation().equals("CreateLogGroup")) {
                logs.createLogGroup(r -> r.logGroupName(OWN));
            }
        });
        Module module = code(versioned("Shop"));
        deployed(session, module);

        assertThat(tags(OWN)).containsEntry(Stage.NAME_TAG, "Shop");
        findsNothingMore(module);
    }

    @Test
    void anotherGroupIsMadeBesideTheOldOne() {
        deployed(code(versioned("Shop")));
        Module moved = code(versioned("Shop").logTo(COMMON));
        deployed(moved);
        assertThat(groups()).containsExactly(OWN, COMMON);
        findsNothingMore(moved);
        deployed(code(versioned("Shop")));
        findsNothingMore(code(versioned("Shop")));
    }

    @Test
    void functionsThatShareAGroupLeaveItAtThat() {
        Module module = code(
                versioned("Shop").logTo(COMMON).tag("team", "a"),
                bare("Intake").logTo(COMMON).tag("team", "b"),
                bare("Audit").logTo(OWN));
        deployed(module);
        findsNothingMore(module);
        assertThat(account.session()
                        .refresh()
                        .only("Intake")
                        .plan(module)
                        .plan()
                        .steps())
                .isEmpty();
    }

    @Test
    void aSharedGroupGoesWithTheLastFunctionThatLogsToIt() {
        deployed(code(
                versioned("Shop").logTo(COMMON),
                bare("Intake").logTo(COMMON),
                bare("Stock").logTo("/shop/stock")));

        remove("Intake", "Stock");
        assertThat(groups()).containsExactly(COMMON);
        remove();
        assertThat(groups()).isEmpty();
    }

    @Test
    void whatAFunctionLoggedToBeforeGoesWithTheDataToo() {
        deployed(code(versioned("Shop").logTo(COMMON)));
        deployed(code(versioned("Shop")));
        assertThat(TestAccount.failure(account.session().remove(false))).isEmpty();
        assertThat(groups()).containsExactly(OWN, COMMON);

        remove();
        assertThat(groups()).isEmpty();
        assertThat(account.session().status().functions()).isEmpty();
    }

    @Test
    void whatAFunctionLeftIsKeptForOthersThatLogToIt() {
        deployed(code(versioned("Shop").logTo(COMMON)));
        deployed(code(versioned("Shop"), bare("Intake").logTo(COMMON)));

        remove("Shop");
        assertThat(groups()).containsExactly(COMMON);
    }

    @Test
    void functionsThatShareAGroupHaveToAgreeOnItsRetention() {
        Module module = code(
                bare("Intake").logTo(COMMON).keepLog(0),
                versioned("Shop").logTo(COMMON).keepLog(7),
                bare("Audit").logTo("/aws/lambda/shop-dev-Stock").keepLog(90),
                bare("Stock"));
        assertThatThrownBy(() -> account.session().plan(module))
                .hasMessageContaining(
                        "Intake and Shop both log to /shop/common, but Intake keeps it for ever and Shop 7 days. "
                                + "Give both @Logging the same retentionDays, or one of them another group.")
                .hasMessageContaining(
                        "Audit and Stock both log to /aws/lambda/shop-dev-Stock, but Audit keeps it 90 days and"
                                + " Stock 30 days.");
    }
}
