package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class SubscriptionFilterTest extends AccountTest {

    private static final String GROUP = "arn:aws:logs:us-east-1:000000000000:log-group:/orders:*";

    private CloudWatchLogsClient logs;

    @BeforeEach
    void aFunctionWithAnAliasAndALogGroup() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        logs = plane.logs("us-east-1");
        logs.createLogGroup(request -> request.logGroupName("/orders"));
    }

    private void grant(@Nullable String qualifier, String id, String source, String account) {
        lambda.addPermission(request -> request.functionName("f")
                .qualifier(qualifier)
                .statementId(id)
                .action("lambda:InvokeFunction")
                .principal("logs.amazonaws.com")
                .sourceArn(source)
                .sourceAccount(account));
    }

    private void put(String name, String target) {
        logs.putSubscriptionFilter(request -> request.logGroupName("/orders")
                .filterName(name)
                .filterPattern("")
                .destinationArn(target));
    }

    private void refusedWithoutGrant(String target) {
        refused(
                () -> put("a", target),
                400,
                "InvalidParameterException",
                "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your"
                        + " function.");
    }

    @Test
    void theGrantOfTheVeryQualifierCounts() {
        refusedWithoutGrant(ARN + "f:live");
        grant(null, "s", GROUP, "000000000000");
        refusedWithoutGrant(ARN + "f:live");
        put("a", ARN + "f");
        grant("live", "s", "arn:aws:logs:us-east-1:000000000000:log-group:/ord*", "000000000000");
        put("a", ARN + "f:live");
        refusedWithoutGrant(ARN + "missing");
        assertThat(logs.describeSubscriptionFilters(request -> request.logGroupName("/orders"))
                        .subscriptionFilters())
                .as("the same name is written over")
                .singleElement()
                .extracting(SubscriptionFilter::destinationArn)
                .isEqualTo(ARN + "f:live");
    }

    @Test
    void aGrantForAnotherGroupOrAccountDoesNotCount() {
        grant("live", "s", "arn:aws:logs:us-east-1:000000000000:log-group:/other:*", "000000000000");
        grant("live", "t", GROUP, "111111111111");
        refusedWithoutGrant(ARN + "f:live");
    }

    @Test
    void aLogGroupHasTwoFiltersAtMostWhichGoWithIt() {
        grant(null, "s", GROUP, "000000000000");
        put("a", ARN + "f");
        put("b", ARN + "f");
        refused(() -> put("c", ARN + "f"), 400, "LimitExceededException", "Resource limit exceeded.");
        logs.deleteSubscriptionFilter(request -> request.logGroupName("/orders").filterName("a"));
        put("c", ARN + "f");
        logs.deleteLogGroup(request -> request.logGroupName("/orders"));
        logs.createLogGroup(request -> request.logGroupName("/orders"));
        assertThat(logs.describeSubscriptionFilters(request -> request.logGroupName("/orders"))
                        .subscriptionFilters())
                .isEmpty();
    }

    @Test
    void aFilterThatIsNotThereIsNotDeleted() {
        refused(
                () -> logs.deleteSubscriptionFilter(
                        request -> request.logGroupName("/orders").filterName("a")),
                400,
                "ResourceNotFoundException",
                "The specified subscription filter does not exist.");
    }
}
