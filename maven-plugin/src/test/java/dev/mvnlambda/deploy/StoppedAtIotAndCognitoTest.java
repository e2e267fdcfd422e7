package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.manifest.IotSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.iot.IotClient;

/** A goal over rules, authorizers and user pools that dies after any change is ended by the next run. */
final class StoppedAtIotAndCognitoTest {
    @TempDir
    private Path directory;

    private int accounts;

    private static String pool(TestAccount account) {
        CognitoIdentityProviderClient cognito = account.client(CognitoIdentityProviderClient.class);
        return cognito.listUserPools(r -> r.maxResults(1)).userPools().get(0).id();
    }

    private Module before(TestAccount account) {
        String pool = pool(account);
        return module(
                directory,
                "one",
                bare("Shop")
                        .trigger(new IotSpec("SELECT * FROM 'a'"))
                        .trigger(new CognitoSpec(pool, "PreSignUp", "", "")),
                versioned("Gate")
                        .authorizer(new AuthorizerSpec("devices", "IOT", List.of(), 0))
                        .trigger(new CognitoSpec(pool, "PreTokenGeneration", "V1_0", "")));
    }

    /** One turns versions on and takes another statement, one gets another alias; an event goes from one to the other. */
    private Module after(TestAccount account) {
        String pool = pool(account);
        return module(
                directory,
                "one",
                versioned("Shop")
                        .trigger(new IotSpec("SELECT * FROM 'b'"))
                        .trigger(new CognitoSpec(pool, "PostConfirmation", "", "")),
                versioned("Gate")
                        .alias("Live")
                        .authorizer(new AuthorizerSpec("devices", "IOT", List.of(), 0))
                        .trigger(new CognitoSpec(pool, "PreTokenGeneration", "V2_0", ""))
                        .trigger(new CognitoSpec(pool, "PreSignUp", "", "")));
    }

    private Module without() {
        return module(directory, "one", versioned("Shop"), versioned("Gate").alias("Live"));
    }

    @Test
    void aFirstDeploy() {
        everywhere(
                (account, session) -> {},
                (account, session) -> session.deploy(before(account)),
                account -> StopAnywhere.findsNothingMore(account, before(account)));
    }

    @Test
    void aMigration() {
        everywhere(
                (account, session) -> session.deploy(before(account)),
                (account, session) -> session.deploy(after(account)),
                account -> StopAnywhere.findsNothingMore(account, after(account)));
    }

    @Test
    void theEndOfTheTriggers() {
        everywhere(
                (account, session) -> session.deploy(after(account)),
                (account, session) -> session.deploy(without()),
                account -> {
                    StopAnywhere.findsNothingMore(account, without());
                    leadsNowhere(account);
                });
    }

    @Test
    void aRemoval() {
        everywhere(
                (account, session) -> session.deploy(after(account)),
                (account, session) -> session.remove(true),
                account -> {
                    assertThat(account.lambda().listFunctions().functions()).isEmpty();
                    assertThat(account.session().remove(true).outcomes()).isEmpty();
                    leadsNowhere(account);
                });
    }

    private static void leadsNowhere(TestAccount account) {
        IotClient iot = account.client(IotClient.class);
        assertThat(iot.listTopicRules(r -> {}).rules()).isEmpty();
        assertThat(iot.listAuthorizers(r -> {}).authorizers()).isEmpty();
        assertThat(account.client(CognitoIdentityProviderClient.class)
                        .describeUserPool(r -> r.userPoolId(pool(account)))
                        .userPool()
                        .lambdaConfig()
                        .toString())
                .doesNotContain("arn:");
    }

    private void everywhere(
            BiConsumer<TestAccount, TestAccount.Session> first,
            BiConsumer<TestAccount, TestAccount.Session> stopped,
            Consumer<TestAccount> check) {
        new StopAnywhere<>(this::opened, Function.<TestAccount>identity())
                .holds(account -> first.accept(account, account.session()), stopped, check);
    }

    private TestAccount opened() {
        TestAccount account = new TestAccount(directory.resolve("account-" + accounts++));
        account.client(CognitoIdentityProviderClient.class).createUserPool(r -> r.poolName("users"));
        return account;
    }
}
