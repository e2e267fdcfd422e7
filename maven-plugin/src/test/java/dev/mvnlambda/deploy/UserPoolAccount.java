package dev.mvnlambda.deploy;

import dev.mvnlambda.manifest.CognitoSpec;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** An account with a user pool that has many settings, and what is done with its triggers. */
@SuppressWarnings("NullAway.Init") // JUnit sets the field
abstract class UserPoolAccount extends DeployedAccount {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:";
    static final String ARN = FUNCTION + "shop-dev-Shop";
    static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/1";

    String pool;

    @BeforeEach
    final void makePool() {
        pool = cognito()
                .createUserPool(r -> r.poolName("users")
                        .policies(policies -> policies.passwordPolicy(
                                policy -> policy.minimumLength(12).temporaryPasswordValidityDays(2)))
                        .autoVerifiedAttributesWithStrings("email")
                        .mfaConfiguration("OPTIONAL")
                        .deviceConfiguration(device -> device.challengeRequiredOnNewDevice(true))
                        .emailConfiguration(email -> email.emailSendingAccount("DEVELOPER")
                                .sourceArn("arn:aws:ses:us-east-1:000000000000:identity/a"))
                        .adminCreateUserConfig(invite -> invite.allowAdminCreateUserOnly(true))
                        .accountRecoverySetting(recovery -> recovery.recoveryMechanisms(RecoveryOptionType.builder()
                                .name("admin_only")
                                .priority(1)
                                .build()))
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode("AUDIT"))
                        .smsVerificationMessage("sms {####}")
                        .deletionProtection("ACTIVE")
                        .userPoolTier("PLUS")
                        .userPoolTags(Map.of("team", "a")))
                .userPool()
                .id();
    }

    final CognitoIdentityProviderClient cognito() {
        return account.client(CognitoIdentityProviderClient.class);
    }

    final UserPoolType there() {
        return cognito().describeUserPool(r -> r.userPoolId(pool)).userPool();
    }

    final LambdaConfigType triggers() {
        return there().lambdaConfig();
    }

    /** Changes triggers by hand, as a careful person does. */
    final void byHand(UnaryOperator<LambdaConfigType.Builder> change) {
        UserPoolType before = there();
        cognito()
                .updateUserPool(r -> r.userPoolId(pool)
                        .policies(before.policies())
                        .deletionProtection("ACTIVE")
                        .userPoolTags(before.userPoolTags())
                        .lambdaConfig(
                                change.apply(before.lambdaConfig().toBuilder()).build()));
    }

    final Functions on(Functions function, String... events) {
        List.of(events).forEach(event -> function.trigger(new CognitoSpec(pool, event, "", "")));
        return function;
    }
}
