package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.InputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.DurableConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** What stops a deploy, and that nothing is half done then. */
final class DeployGuardsTest {
    @TempDir
    private Path directory;

    private final AtomicBoolean failing = new AtomicBoolean();
    private TestAccount account;

    @BeforeEach
    void open() {
        account = new TestAccount(LocalOptions.in(directory.resolve("account"))
                .with(version -> failing.get() && !"$LATEST".equals(version.version())
                        ? Optional.of("the handler's constructor threw")
                        : Optional.empty()));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Module shop(String code) {
        return module(directory, code, versioned("Shop").url());
    }

    private String aliasVersion() {
        return account.lambda()
                .getAlias(r -> r.functionName("shop-dev-Shop").name("LatestAlias"))
                .functionVersion();
    }

    private void moveAlias(String version) {
        account.lambda()
                .updateAlias(
                        r -> r.functionName("shop-dev-Shop").name("LatestAlias").functionVersion(version));
    }

    @Test
    void aVersionThatNeverBecameActiveLeavesTheAliasAndIsRemoved() {
        account.session().deploy(shop("one"));
        failing.set(true);
        Report report = account.session().deploy(shop("two"));
        assertThat(TestAccount.failure(report)).contains("version/Shop", "the handler's constructor threw");
        assertThat(aliasVersion()).isEqualTo("1");
        assertThat(account.lambda()
                        .listVersionsByFunction(r -> r.functionName("shop-dev-Shop"))
                        .versions())
                .extracting("version")
                .containsExactly("$LATEST", "1");
        failing.set(false);
        Report again = account.session().deploy(shop("two"));
        assertThat(TestAccount.failure(again)).isEmpty();
        assertThat(aliasVersion()).isNotEqualTo("1");
        assertThat(account.session().plan(shop("two")).plan().steps()).isEmpty();
    }

    @Test
    void whatWaitsForAFailedVersionIsSkippedAndTheReportSaysHowToGoOn() {
        failing.set(true);
        Report report = account.session().deploy(shop("one"));
        assertThat(report.succeeded()).isFalse();
        assertThat(report.outcomes())
                .filteredOn(Outcome.Skipped.class::isInstance)
                .isNotEmpty();
        assertThat(ReportFormatter.failures(report))
                .anyMatch(line -> line.startsWith("version/Shop not made: "))
                .anyMatch(line -> line.endsWith("running the goal again ends what is left."));
    }

    @Test
    void aFunctionThatIsNotOursIsLeftAloneAndTheCureIsNamed() {
        account.session().deploy(module(directory, "one", bare("Other")));
        String role = account.lambda()
                .getFunction(r -> r.functionName("shop-dev-Other"))
                .configuration()
                .role();
        account.lambda()
                .createFunction(r -> r.functionName("shop-dev-Shop")
                        .role(role)
                        .runtime(Runtime.JAVA17)
                        .handler("x.Y")
                        .code(code -> code.zipFile(SdkBytes.fromByteArray(zip()))));
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(shop("one")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("shop-dev-Shop is there already")
                .hasMessageContaining("lambda.adopt");
        assertThat(session.interference().changes()).isEmpty();
    }

    private static byte[] zip() {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("a"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void aWrongAccountStopsBeforeAnythingIsRead() {
        TestAccount.Session session = account.session().guard("111122223333");
        assertThatThrownBy(() -> session.deploy(shop("one")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("credentials are of account 000000000000, but lambda.account is 111122223333");
        assertThat(session.interference().calls()).hasSize(1);
    }

    @Test
    void anUnknownPlaceholderIsNamedWithTheKnownOnes() {
        Module module = module(directory, "one", versioned("Shop").environment("TABLE", "${tabel}-${stage}"));
        assertThatThrownBy(() -> account.session().deploy(module))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("${tabel}")
                .hasMessageContaining("account, app, region, stage")
                .hasMessageContaining("table");
    }

    @Test
    void anUnknownFunctionIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> account.session().only("Shopp").deploy(shop("one")))
                .hasMessageContaining("Shopp")
                .hasMessageContaining("there are Shop.");
    }

    @Test
    void durabilityCannotBeTurnedOnInALiveFunction() {
        account.session().deploy(module(directory, "one", versioned("Shop")));
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(
                        module(directory, "two", versioned("Shop").durable(600))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only when a function is created");
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void durabilityCannotBeTurnedOffEither() {
        account.session().deploy(module(directory, "one", versioned("Shop").durable(600)));
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(module(directory, "two", versioned("Shop"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is durable in AWS, but @Durable is gone")
                .hasMessageContaining("@LambdaFunction(name = …)");
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void anEndpointThatDoesNotGiveDurableSettingsBackDoesNotLookLikeAChange() {
        account.session().deploy(module(directory, "one", versioned("Shop").durable(600)));
        Interference forgetful = new Interference().answering(DeployGuardsTest::withoutDurableSettings);
        Report report = account.session(forgetful)
                .deploy(module(directory, "two", versioned("Shop").durable(600)));
        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(aliasVersion()).isEqualTo("2");
    }

    private static Object withoutDurableSettings(Object answer) {
        if (!(answer instanceof GetFunctionResponse found)) {
            return answer;
        }
        return found.toBuilder()
                .configuration(found.configuration().toBuilder()
                        .durableConfig((DurableConfig) null)
                        .build())
                .build();
    }

    @Test
    void anAliasMovedByHandIsLeftWhileTheContentIsTheSame() {
        account.session().deploy(shop("one"));
        account.session().deploy(shop("two"));
        moveAlias("1");
        TestAccount.Session session = account.session();
        Planned planned = session.plan(shop("two"));
        assertThat(planned.plan().steps()).isEmpty();
        assertThat(planned.warnings()).singleElement().asString().contains("moved to version 1", "left it at 2");
        assertThat(session.limited()).containsExactly("GetAlias");
    }

    @Test
    void anAliasMovedByHandIsLeftWhenOnlyTheWiringChanges() {
        account.session().deploy(shop("one"));
        account.session().deploy(shop("two"));
        moveAlias("1");
        Module rewired = module(directory, "two", versioned("Shop").url("https://example.com"));
        TestAccount.Session session = account.session();
        Planned planned = session.plan(rewired);
        assertThat(planned.warnings()).singleElement().asString().contains("moved to version 1", "-Dlambda.release");
        assertThat(TestAccount.failure(account.session().deploy(rewired))).isEmpty();
        assertThat(aliasVersion()).isEqualTo("1");
        assertThat(account.session().refresh().plan(rewired).plan().steps()).isEmpty();
        account.session().release().deploy(rewired);
        assertThat(aliasVersion()).isEqualTo("2");
    }

    @Test
    void anAliasThatIsGoneIsMadeAgain() {
        account.session().deploy(shop("one"));
        account.lambda().deleteAlias(r -> r.functionName("shop-dev-Shop").name("LatestAlias"));
        assertThat(TestAccount.failure(account.session().deploy(shop("one")))).isEmpty();
        assertThat(aliasVersion()).isEqualTo("1");
        assertThat(account.session().plan(shop("one")).plan().steps()).isEmpty();
    }

    @Test
    void aFunctionWithoutAHandlerThatAwsDoesNotRemoveIsNotReportedAsRemoved() {
        account.session().deploy(module(directory, "one", versioned("Shop"), bare("Old")));
        Interference refusing = new Interference();
        AtomicBoolean throttled = new AtomicBoolean();
        refusing.before(call -> {
            if (call.operation().equals("DeleteFunction")) {
                throw throttled.compareAndSet(false, true)
                        ? refusal(429, "TooManyRequestsException", "Rate exceeded")
                        : refusal(409, "ResourceConflictException", "The function is in use");
            }
        });
        Report report = account.session(refusing).whole().deploy(module(directory, "one", versioned("Shop")));
        assertThat(TestAccount.failure(report)).contains("function/Old", "The function is in use");
        assertThat(TestAccount.failure(account.session().whole().deploy(module(directory, "one", versioned("Shop")))))
                .isEmpty();
        assertThat(account.lambda().listFunctions().functions())
                .extracting("functionName")
                .containsExactly("shop-dev-Shop");
    }

    private static RuntimeException refusal(int status, String code, String message) {
        return LambdaException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    @Test
    void anAliasOnTheUnpublishedCodeIsMovedToAVersion() {
        account.session().deploy(shop("one"));
        moveAlias("$LATEST");
        assertThat(TestAccount.failure(account.session().deploy(shop("two")))).isEmpty();
        assertThat(aliasVersion()).isEqualTo("2");
    }

    @Test
    void anAliasMovedByHandMovesOnWithOtherContent() {
        account.session().deploy(shop("one"));
        account.session().deploy(shop("two"));
        moveAlias("1");
        account.session().deploy(shop("three"));
        assertThat(aliasVersion()).isEqualTo("3");
    }

    @Test
    void aRolloutUnderWayBlocksADeploy() {
        account.session().deploy(shop("one"));
        account.session().deploy(shop("two"));
        account.lambda()
                .updateAlias(r -> r.functionName("shop-dev-Shop")
                        .name("LatestAlias")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("1", 0.1))));
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(shop("three")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "alias/Shop:LatestAlias shares its traffic out (10 % to version 1, the rest to version 2)");
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void aChangeByAnotherMeanwhileEndsTheFunctionsDeploy() {
        account.session().deploy(shop("one"));
        Interference interference = new Interference();
        interference.before(call -> {
            if (call.operation().equals("UpdateFunctionCode")) {
                account.lambda()
                        .updateFunctionConfiguration(
                                r -> r.functionName("shop-dev-Shop").description("by another"));
            }
        });
        Report report = account.session(interference).deploy(shop("two"));
        assertThat(TestAccount.failure(report)).contains("function/Shop");
        assertThat(aliasVersion()).isEqualTo("1");
        assertThat(interference.changes()).containsExactly("UpdateFunctionCode");
    }

    @Test
    void settingsThatAnotherChangedMeanwhileAreNotPublished() {
        account.session().deploy(module(directory, "one", bare("Shop")));
        Interference interference = new Interference();
        interference.before(call -> {
            if (call.operation().equals("PublishVersion")) {
                account.lambda()
                        .updateFunctionConfiguration(
                                r -> r.functionName("shop-dev-Shop").description("by another"));
                account.settle();
            }
        });
        Report report = account.session(interference).deploy(module(directory, "one", versioned("Shop")));
        assertThat(TestAccount.failure(report)).contains("version/Shop", "changed since it was planned");
    }

    @Test
    void removingTakesAllThatTheStageOwnsAndNothingElse() {
        account.session()
                .deploy(module(
                        directory,
                        "one",
                        versioned("Shop").url(),
                        bare("Legacy").url()));
        Report report = account.session().remove(false);
        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(report.outcomes())
                .extracting(outcome -> outcome.step().key().kind())
                .doesNotContain("log-group");
        assertThat(account.lambda().listFunctions().functions()).isEmpty();
        assertThat(account.session().status().functions()).isNotEmpty();
        account.session().remove(true);
        assertThat(account.session().status().functions()).isEmpty();
    }

    @Test
    void removingTakesWhatIsLeftWhenHalfOfItIsGone() {
        account.session()
                .deploy(module(
                        directory,
                        "one",
                        versioned("Shop").url(),
                        bare("Legacy").url()));
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Shop"));
        account.lambda().deleteFunctionUrlConfig(r -> r.functionName("shop-dev-Legacy"));
        Report report = account.session().remove(true);
        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(account.session().status().functions()).isEmpty();
    }

    @Test
    void aSecretIsInNoRefusalEither() {
        String secret = "hunter2 \"" + "x".repeat(5000);
        Report report = account.session()
                .deploy(module(directory, "one", versioned("Shop").secret("PASSWORD", secret)));
        assertThat(TestAccount.failure(report))
                .contains("exceeded the 4KB limit", "PASSWORD", "(secret)")
                .doesNotContain("hunter2");
        assertThat(report.failure().orElseThrow()).hasNoCause();
        assertThat(DeploymentJson.report(report, "d1", new dev.mvnlambda.resource.Calls()))
                .doesNotContain("hunter2");
    }

    @Test
    void equalSecretsOfTwoFunctionsDoNotLookAlike() {
        account.session()
                .deploy(module(
                        directory,
                        "one",
                        versioned("Shop").secret("PASSWORD", "hunter2"),
                        versioned("Billing").secret("PASSWORD", "hunter2")));
        assertThat(fingerprint("shop-dev-Shop")).isNotEqualTo(fingerprint("shop-dev-Billing"));
        Planned changed = account.session()
                .plan(module(
                        directory,
                        "one",
                        versioned("Shop").secret("PASSWORD", "hunter3"),
                        versioned("Billing").secret("PASSWORD", "hunter2")));
        assertThat(changed.plan().steps()).extracting(Step::function).containsOnly("Shop");
    }

    private String fingerprint(String functionName) {
        return account.lambda()
                .getFunction(r -> r.functionName(functionName))
                .tags()
                .getOrDefault("mvnlambda:fingerprint", "")
                .replaceAll(".*settings=(\\S+).*", "$1");
    }

    @Test
    void aKeyForTheEnvironmentIsHandedOnAndMayBeUsed() {
        String key = "arn:aws:kms:us-east-1:000000000000:key/abc";
        Module module = module(
                directory, "one", versioned("Shop").secret("PASSWORD", "x").kmsKey(key));
        assertThat(TestAccount.failure(account.session().deploy(module))).isEmpty();
        assertThat(account.lambda()
                        .getFunction(r -> r.functionName("shop-dev-Shop").qualifier("LatestAlias"))
                        .configuration()
                        .kmsKeyArn())
                .isEqualTo(key);
        assertThat(account.session().refresh().plan(module).plan().steps()).isEmpty();
    }

    @Test
    void aSecretIsInNoPlanAndNoReport() {
        Module first = module(directory, "one", versioned("Shop").secret("PASSWORD", "hunter2"));
        Module second = module(directory, "one", versioned("Shop").secret("PASSWORD", "correct-horse"));
        account.session().deploy(first);
        Planned planned = account.session().plan(second);
        assertThat(planned.plan().steps()).extracting(Step::changes).isNotEmpty();
        assertThat(dev.mvnlambda.plan.PlanFormatter.lines(planned.plan()).toString()
                        + DeploymentJson.plan(planned, new dev.mvnlambda.resource.Calls()))
                .contains("PASSWORD")
                .doesNotContain("hunter2", "correct-horse");
    }
}
