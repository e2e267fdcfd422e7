package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;

/** Buckets that call a function: one entry each in a document that belongs to all who listen. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class BucketTriggerTest extends DeployedAccount {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    private static final List<String> CREATED = List.of("s3:ObjectCreated:*");

    private S3Client s3;

    @BeforeEach
    void aBucket() {
        s3 = account.client(S3Client.class);
        s3.createBucket(r -> r.bucket("pictures"));
    }

    private static S3Spec in(String prefix) {
        return new S3Spec("pictures", CREATED, prefix, "");
    }

    private GetBucketNotificationConfigurationResponse document() {
        return s3.getBucketNotificationConfiguration(r -> r.bucket("pictures"));
    }

    private List<String> targets() {
        return document().lambdaFunctionConfigurations().stream()
                .map(LambdaFunctionConfiguration::lambdaFunctionArn)
                .toList();
    }

    private String policy(String qualifier) {
        try {
            return account.lambda()
                    .getPolicy(r -> r.functionName("shop-dev-Shop").qualifier(qualifier.isEmpty() ? null : qualifier))
                    .policy();
        } catch (ResourceNotFoundException e) {
            return "";
        }
    }

    private void grantedByHand(String function, String qualifier) {
        account.lambda()
                .addPermission(r -> r.functionName(function)
                        .qualifier(qualifier.isEmpty() ? null : qualifier)
                        .statementId("by-hand")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com")
                        .sourceAccount("000000000000")
                        .sourceArn("arn:aws:s3:::pictures"));
    }

    private void put(NotificationConfiguration document) {
        s3.putBucketNotificationConfiguration(r -> r.bucket("pictures").notificationConfiguration(document));
    }

    private void putByHand(String id, String target, String... events) {
        List<LambdaFunctionConfiguration> entries = new ArrayList<>(document().lambdaFunctionConfigurations());
        entries.add(LambdaFunctionConfiguration.builder()
                .id(id)
                .lambdaFunctionArn(target)
                .eventsWithStrings(events)
                .build());
        put(NotificationConfiguration.builder()
                .lambdaFunctionConfigurations(entries)
                .build());
    }

    @Test
    void aBucketCallsTheAliasOnceItMay() {
        Module module = code(versioned("Shop").trigger(new S3Spec("pictures", CREATED, "in/", ".jpg")));
        assertThat(deployed(module).changes())
                .containsSubsequence("CreateAlias", "AddPermission", "PutBucketNotificationConfiguration");
        assertThat(document().lambdaFunctionConfigurations()).singleElement().satisfies(entry -> {
            assertThat(entry.lambdaFunctionArn()).isEqualTo(FUNCTION + ":LatestAlias");
            assertThat(entry.id()).startsWith("mvnlambda-");
            assertThat(entry.filter().key().filterRules()).extracting("value").containsExactly("in/", ".jpg");
        });
        assertThat(policy("LatestAlias")).contains("s3.amazonaws.com", "arn:aws:s3:::pictures", "AWS:SourceAccount");
        assertThat(policy("")).isEmpty();
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void withoutVersionsTheBareFunctionIsCalled() {
        Module module = code(bare("Shop").trigger(in("")));
        deployed(module);
        assertThat(targets()).containsExactly(FUNCTION);
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aChangeOfCodeAloneTouchesNoBucket() {
        deployed(code(versioned("Shop").trigger(in(""))));
        account.settle();
        Interference calls =
                deployed(Functions.module(directory, "two", versioned("Shop").trigger(in(""))));
        assertThat(calls.calls()).noneMatch(call -> call.service().equals("S3"));
    }

    @Test
    void aChangedFilterReplacesTheEntryInOneWrite() {
        deployed(code(versioned("Shop").trigger(in("in/"))));
        account.settle();
        Module module = code(versioned("Shop").trigger(in("")));
        assertThat(deployed(module).changes()).containsExactly("PutBucketNotificationConfiguration", "TagResource");
        assertThat(document().lambdaFunctionConfigurations()).hasSize(1);
        account.settle();
        findsNothingMore(module);
        Module elsewhere =
                code(versioned("Shop").trigger(new S3Spec("pictures", List.of("s3:ObjectRemoved:*"), "", "")));
        deployed(elsewhere);
        assertThat(document().lambdaFunctionConfigurations()).hasSize(1);
        account.settle();
        findsNothingMore(elsewhere);
    }

    @Test
    void turningVersionsOnMovesTheEntryInPlace() {
        deployed(code(bare("Shop").trigger(in(""))));
        String id = document().lambdaFunctionConfigurations().get(0).id();
        account.settle();
        Module module = code(versioned("Shop").trigger(in("")));
        assertThat(deployed(module).changes())
                .containsSubsequence(
                        "CreateAlias", "AddPermission", "PutBucketNotificationConfiguration", "RemovePermission");
        assertThat(targets()).containsExactly(FUNCTION + ":LatestAlias");
        assertThat(document().lambdaFunctionConfigurations().get(0).id()).isEqualTo(id);
        assertThat(policy("")).isEmpty();
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void turningVersionsOffAndAnotherAliasMoveItToo() {
        deployed(code(versioned("Shop").trigger(in(""))));
        account.settle();
        Module live = code(versioned("Shop").alias("Live").trigger(in("")));
        deployed(live);
        assertThat(targets()).containsExactly(FUNCTION + ":Live");
        account.settle();
        findsNothingMore(live);
        Module module = code(bare("Shop").trigger(in("")));
        assertThat(deployed(module).changes())
                .containsSubsequence(
                        "AddPermission", "PutBucketNotificationConfiguration", "RemovePermission", "DeleteAlias");
        assertThat(targets()).containsExactly(FUNCTION);
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void whatSomebodyPutOfADeclaredBucketIsTakenOver() {
        deployed(code(versioned("Shop")));
        grantedByHand("shop-dev-Shop", "1");
        putByHand("theirs", FUNCTION + ":1", "s3:ObjectCreated:*");
        account.settle();
        Module module = code(versioned("Shop").trigger(in("in/")));
        assertThat(deployed(module).changes())
                .filteredOn("PutBucketNotificationConfiguration"::equals)
                .hasSize(1);
        assertThat(targets()).containsExactly(FUNCTION + ":LatestAlias");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void whatOthersPutStaysByteForByte() {
        makeQueue("q");
        String topic =
                account.client(SnsClient.class).createTopic(r -> r.name("t")).topicArn();
        deployed(code(bare("Other")));
        grantedByHand("shop-dev-Other", "");
        put(NotificationConfiguration.builder()
                .queueConfigurations(QueueConfiguration.builder()
                        .id("q")
                        .queueArn("arn:aws:sqs:us-east-1:000000000000:q")
                        .events(Event.S3_OBJECT_REMOVED)
                        .build())
                .topicConfigurations(TopicConfiguration.builder()
                        .id("t")
                        .topicArn(topic)
                        .events(Event.S3_OBJECT_TAGGING)
                        .build())
                .lambdaFunctionConfigurations(LambdaFunctionConfiguration.builder()
                        .id("other")
                        .lambdaFunctionArn(FUNCTION.replace("dev-Shop", "dev-Other"))
                        .events(Event.S3_OBJECT_ACL_PUT)
                        .build())
                .eventBridgeConfiguration(bus -> {})
                .build());
        GetBucketNotificationConfigurationResponse before = document();
        account.settle();
        deployed(code(versioned("Shop").trigger(in("a/")), bare("Other")));
        deployed(code(bare("Shop").trigger(in("b/")), bare("Other")));
        assertThat(document().lambdaFunctionConfigurations())
                .hasSize(2)
                .containsAll(before.lambdaFunctionConfigurations());
        account.settle();
        deployed(code(bare("Shop"), bare("Other")));
        assertThat(document()).isEqualTo(before);
    }

    @Test
    void anEntryOfSomebodyElseThatAnEventCouldMatchTooStopsThePlan() {
        makeQueue("q");
        put(NotificationConfiguration.builder()
                .queueConfigurations(QueueConfiguration.builder()
                        .id("theirs")
                        .queueArn("arn:aws:sqs:us-east-1:000000000000:q")
                        .events(Event.S3_OBJECT_CREATED_PUT)
                        .build())
                .build());
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(code(versioned("Shop").trigger(in("in/")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("The notification theirs of the bucket pictures")
                .hasMessageContaining("arn:aws:sqs:us-east-1:000000000000:q")
                .hasMessageContaining("the @S3Trigger of Shop");
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void anEntryThatIsNotOursAndNotDeclaredIsNamedAndLeft() {
        Module module = code(versioned("Shop").trigger(in("")));
        deployed(module);
        grantedByHand("shop-dev-Shop", "");
        putByHand("theirs", FUNCTION, "s3:ObjectRemoved:*");
        account.settle();
        Planned planned = account.session().refresh().plan(module);
        assertThat(planned.plan().steps()).isEmpty();
        assertThat(planned.warnings())
                .anySatisfy(warning ->
                        assertThat(warning).contains("The notification theirs of the bucket pictures", "left alone"));
    }

    @Test
    void aTriggerMovesToAnotherFunctionAndToARenamedOne() {
        deployed(code(versioned("Shop").trigger(in("")), bare("Other")));
        account.settle();
        Module moved = code(versioned("Shop"), bare("Other").trigger(in("")));
        deployed(moved);
        assertThat(targets()).containsExactly(FUNCTION.replace("dev-Shop", "dev-Other"));
        account.settle();
        findsNothingMore(moved);
        Module renamed = code(versioned("Shop"), versioned("Others").trigger(in("")));
        deployed(account.session().whole(), renamed);
        assertThat(targets()).containsExactly(FUNCTION.replace("dev-Shop", "dev-Others") + ":LatestAlias");
        account.settle();
        findsNothingMore(renamed);
    }

    @Test
    void aRemovedTriggerTakesItsEntryAndThenItsGrant() {
        deployed(code(versioned("Shop").trigger(in(""))));
        account.settle();
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes())
                .containsExactly("PutBucketNotificationConfiguration", "RemovePermission", "TagResource");
        assertThat(targets()).isEmpty();
        account.settle();
        findsNothingMore(without);
    }

    @Test
    void anEntryGoesBeforeItsFunctionWhenAllIsRemoved() {
        deployed(code(versioned("Shop").trigger(in(""))));
        account.settle();
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.remove(true))).isEmpty();
        assertThat(session.interference().changes())
                .containsSubsequence(
                        "PutBucketNotificationConfiguration", "RemovePermission", "DeleteAlias", "DeleteFunction");
        assertThat(targets()).isEmpty();
    }

    @Test
    void manyFunctionsWriteOneDocumentSideBySide() {
        Functions[] functions = new Functions[6];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = versioned("Shop" + i).trigger(in(i + "/")).trigger(in(i + "-more/"));
        }
        account.parallelism(6);
        Module module = code(functions);
        deployed(module);
        assertThat(targets()).hasSize(12);
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void whatAnotherProcessOverwroteIsWrittenAgain() {
        AtomicBoolean overwritten = new AtomicBoolean();
        AtomicBoolean written = new AtomicBoolean();
        Interference interference = new Interference();
        interference.before(call -> {
            if (call.operation().equals("PutBucketNotificationConfiguration")) {
                written.set(true);
            } else if (call.operation().equals("GetBucketNotificationConfiguration")
                    && written.get()
                    && !overwritten.getAndSet(true)) {
                put(NotificationConfiguration.builder().build());
            }
        });
        deployed(account.session(interference), code(versioned("Shop").trigger(in(""))));
        assertThat(overwritten).isTrue();
        assertThat(targets()).containsExactly(FUNCTION + ":LatestAlias");
    }

    @Test
    void aMissingBucketStopsThePlanAndNamesTheCure() {
        assertThatThrownBy(() -> account.session()
                        .deploy(code(versioned("Shop").trigger(new S3Spec("pictrues", CREATED, "", "")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no bucket pictrues")
                .hasMessageContaining("@S3Trigger of Shop")
                .hasMessageContaining("correct its name");
    }

    @Test
    void whatOnlyPlaceholdersTellIsCheckedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> account.session()
                        .plan(code(versioned("Shop").trigger(new S3Spec("${stage}_", CREATED, "", "")))))
                .hasMessageContaining("the bucket 'dev_'");
        assertThatThrownBy(() -> account.session()
                        .plan(code(
                                versioned("Audit").trigger(in("${stage}")),
                                versioned("Shop").trigger(in("dev/in")))))
                .hasMessageContaining("Shop listens to the bucket pictures")
                .hasMessageContaining("@S3Trigger of Audit");
    }

    @Test
    void thePlanSaysWhatCallsWhom() {
        Module module = code(versioned("Shop").trigger(new S3Spec("pictures", CREATED, "in/", ".jpg")));
        assertThat(PlanFormatter.lines(account.session().plan(module).plan()).toString())
                .contains("notification/Shop/s3:pictures/in/*.jpg", "calls shop-dev-Shop:LatestAlias");
        assertThat(account.session().deploy(module).functions().get(0).triggers())
                .containsExactly("s3:pictures/in/*.jpg");
    }
}
