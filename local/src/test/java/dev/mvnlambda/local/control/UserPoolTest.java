package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.LocalAccount;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class UserPoolTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f:live";

    @TempDir
    Path directory;

    private LocalAccount account;
    private CognitoIdentityProviderClient cognito;
    private String id;

    @BeforeEach
    void open() {
        start();
        id = cognito.createUserPool(r -> r.poolName("users")
                        .mfaConfiguration("OPTIONAL")
                        .userPoolTier("PLUS")
                        .deletionProtection("ACTIVE")
                        .policies(policies -> policies.passwordPolicy(
                                policy -> policy.minimumLength(12).temporaryPasswordValidityDays(3)))
                        .userPoolTags(Map.of("a", "b"))
                        .lambdaConfig(config -> config.preSignUp(FUNCTION)))
                .userPool()
                .id();
    }

    private void start() {
        account = LocalAccount.open(LocalOptions.in(directory), new TestClock(), new EchoRuntime());
        cognito = account.client(CognitoIdentityProviderClient.class);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private UserPoolType pool() {
        return cognito.describeUserPool(r -> r.userPoolId(id)).userPool();
    }

    private static void refuses(ThrowingCallable call, Class<?> type, String text) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(text);
    }

    @Test
    void aPoolIsShownAsItWasMadeAlsoAfterARestart() {
        UserPoolType made = pool();
        assertThat(made.id()).matches("us-east-1_[0-9a-zA-Z]{9}");
        assertThat(made.arn()).isEqualTo("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + id);
        assertThat(made.lambdaConfig().preSignUp()).isEqualTo(FUNCTION);
        assertThat(made.adminCreateUserConfig().unusedAccountValidityDays()).isEqualTo(3);

        account.close();
        start();
        assertThat(pool()).isEqualTo(made);
        assertThat(cognito.listUserPools(r -> r.maxResults(10)).userPools())
                .singleElement()
                .extracting("name")
                .isEqualTo("users");
    }

    @Test
    void whatAnUpdateLeavesOutIsResetButThePlan() {
        cognito.updateUserPool(r -> r.userPoolId(id).autoVerifiedAttributesWithStrings("email"));

        UserPoolType reset = pool();
        assertThat(reset.autoVerifiedAttributesAsStrings()).containsExactly("email");
        assertThat(reset.mfaConfigurationAsString()).isEqualTo("OFF");
        assertThat(reset.policies().passwordPolicy().minimumLength()).isEqualTo(8);
        assertThat(reset.lambdaConfig().preSignUp()).isNull();
        assertThat(reset.userPoolTags()).isEmpty();
        assertThat(reset.deletionProtectionAsString()).isEqualTo("INACTIVE");
        assertThat(reset.userPoolTierAsString()).isEqualTo("PLUS");
        assertThat(reset.name()).isEqualTo("users");
    }

    @Test
    void triggersThatContradictEachOtherAreRefused() {
        refuses(
                () -> cognito.updateUserPool(r -> r.userPoolId(id)
                        .lambdaConfig(config -> config.preTokenGeneration(FUNCTION)
                                .preTokenGenerationConfig(
                                        token -> token.lambdaArn(FUNCTION + "2").lambdaVersion("V1_0")))),
                InvalidParameterException.class,
                "identical");
        refuses(
                () -> cognito.updateUserPool(r -> r.userPoolId(id)
                        .lambdaConfig(config -> config.customSMSSender(
                                sender -> sender.lambdaArn(FUNCTION).lambdaVersion("V1_0")))),
                InvalidParameterException.class,
                "KMSKeyID");
    }

    @Test
    void theOldNameOfTheDaysIsRefused() {
        refuses(
                () -> cognito.updateUserPool(
                        r -> r.userPoolId(id).adminCreateUserConfig(config -> config.unusedAccountValidityDays(3))),
                InvalidParameterException.class,
                "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays");
    }

    @Test
    void aPoolThatIsNotThereIsNamed() {
        refuses(
                () -> cognito.describeUserPool(r -> r.userPoolId("us-east-1_none")),
                ResourceNotFoundException.class,
                "User pool us-east-1_none does not exist.");
        refuses(
                () -> cognito.describeUserPool(r -> r.userPoolId("none")),
                InvalidParameterException.class,
                "userPoolId");
    }

    @Test
    void aProtectedPoolIsDeletedOnlyOnceItIsNotProtected() {
        refuses(
                () -> cognito.deleteUserPool(r -> r.userPoolId(id)),
                InvalidParameterException.class,
                "deletion protection is activated");
        cognito.updateUserPool(r -> r.userPoolId(id).deletionProtection("INACTIVE"));
        cognito.deleteUserPool(r -> r.userPoolId(id));
        refuses(this::pool, ResourceNotFoundException.class, id);
    }

    @Test
    void tagsAreChangedAndFound() {
        String arn = pool().arn();
        cognito.tagResource(r -> r.resourceArn(arn).tags(Map.of("c", "d")));
        cognito.untagResource(r -> r.resourceArn(arn).tagKeys("a"));

        assertThat(cognito.listTagsForResource(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("c", "d"));
        assertThat(account.tagging()
                        .getResources(r -> r.resourceTypeFilters("cognito-idp:userpool"))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly(arn);
    }
}
