package dev.mvnlambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountRecoverySettingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignInPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SmsConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserAttributeUpdateSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** AWS resets what a request leaves out, so every setting of a pool has to be in it. */
final class UserPoolUpdateTest {
    private static final LambdaConfigType TRIGGERS =
            LambdaConfigType.builder().preSignUp("arn:one").build();

    /** A pool in which nothing is as AWS would set it. */
    static UserPoolType everything() {
        return UserPoolType.builder()
                .id("us-east-1_abc")
                .name("users")
                .policies(UserPoolPolicyType.builder()
                        .passwordPolicy(PasswordPolicyType.builder()
                                .minimumLength(12)
                                .requireSymbols(false)
                                .passwordHistorySize(3)
                                .temporaryPasswordValidityDays(2)
                                .build())
                        .signInPolicy(SignInPolicyType.builder()
                                .allowedFirstAuthFactorsWithStrings("PASSWORD", "WEB_AUTHN")
                                .build())
                        .build())
                .deletionProtection("ACTIVE")
                .lambdaConfig(TRIGGERS)
                .autoVerifiedAttributesWithStrings("email")
                .smsVerificationMessage("sms {####}")
                .emailVerificationMessage("mail {####}")
                .emailVerificationSubject("subject")
                .verificationMessageTemplate(VerificationMessageTemplateType.builder()
                        .defaultEmailOption("CONFIRM_WITH_LINK")
                        .build())
                .smsAuthenticationMessage("code {####}")
                .userAttributeUpdateSettings(UserAttributeUpdateSettingsType.builder()
                        .attributesRequireVerificationBeforeUpdateWithStrings("email")
                        .build())
                .mfaConfiguration("OPTIONAL")
                .deviceConfiguration(DeviceConfigurationType.builder()
                        .challengeRequiredOnNewDevice(true)
                        .build())
                .emailConfiguration(EmailConfigurationType.builder()
                        .emailSendingAccount("DEVELOPER")
                        .build())
                .smsConfiguration(
                        SmsConfigurationType.builder().snsCallerArn("arn:role").build())
                .userPoolTags(Map.of("team", "a"))
                .adminCreateUserConfig(AdminCreateUserConfigType.builder()
                        .allowAdminCreateUserOnly(true)
                        .build())
                .userPoolAddOns(UserPoolAddOnsType.builder()
                        .advancedSecurityMode("ENFORCED")
                        .build())
                .accountRecoverySetting(AccountRecoverySettingType.builder()
                        .recoveryMechanisms(RecoveryOptionType.builder()
                                .name("admin_only")
                                .priority(1)
                                .build())
                        .build())
                .userPoolTier("PLUS")
                .build();
    }

    @Test
    void everySettingThatARequestTakesIsTakenFromThePool() {
        UserPoolType pool = everything();
        UpdateUserPoolRequest request = UserPoolUpdate.of(pool, TRIGGERS);

        Map<String, String> renamed = Map.of("UserPoolId", "Id", "PoolName", "Name");
        for (SdkField<?> field : request.sdkFields()) {
            String name = field.memberName();
            SdkField<?> source =
                    Objects.requireNonNull(pool.sdkFieldNameToField().get(renamed.getOrDefault(name, name)), name);
            assertThat(source.getValueOrDefault(pool)).as(name).isNotNull();
            assertThat(field.getValueOrDefault(request)).as(name).isEqualTo(source.getValueOrDefault(pool));
        }
    }

    @Test
    void everyDifferenceOfSettingsIsSeen() {
        UserPoolType pool = everything();
        for (SdkField<?> field : UpdateUserPoolRequest.builder().sdkFields()) {
            SdkField<?> source = pool.sdkFieldNameToField().get(field.memberName());
            if (source != null && !source.memberName().equals("LambdaConfig")) {
                UserPoolType.Builder other = pool.toBuilder();
                source.set(other, null);
                assertThat(UserPoolUpdate.differences(pool, other.build()))
                        .as(field.memberName())
                        .containsExactly(field.memberName());
            }
        }
        assertThat(UserPoolUpdate.differences(pool, pool)).isEmpty();
        assertThat(UserPoolUpdate.differences(
                        pool,
                        pool.toBuilder()
                                .lambdaConfig(LambdaConfigType.builder().build())
                                .build()))
                .isEmpty();
    }

    @Test
    void whatThePoolDoesNotHaveIsNotSaid() {
        UpdateUserPoolRequest request =
                UserPoolUpdate.of(UserPoolType.builder().id("us-east-1_abc").build(), TRIGGERS);

        assertThat(request.sdkFields().stream()
                        .filter(field -> request.getValueForField(field.memberName(), Object.class)
                                .filter(value -> !(value instanceof List<?> list && list.isEmpty())
                                        && !(value instanceof Map<?, ?> map && map.isEmpty()))
                                .isPresent())
                        .map(SdkField::memberName))
                .containsExactlyInAnyOrder("UserPoolId", "LambdaConfig");
        assertThat(request.hasUserPoolTags()).isFalse();
        assertThat(request.hasAutoVerifiedAttributes()).isFalse();
    }

    @Test
    void theOldNameOfTheFirstPasswordsDaysIsLeftOutBesideTheNewOne() {
        UserPoolType pool = everything().toBuilder()
                .adminCreateUserConfig(
                        config -> config.allowAdminCreateUserOnly(true).unusedAccountValidityDays(2))
                .build();

        assertThat(UserPoolUpdate.of(pool, TRIGGERS).adminCreateUserConfig())
                .isEqualTo(AdminCreateUserConfigType.builder()
                        .allowAdminCreateUserOnly(true)
                        .build());
        UserPoolType old = pool.toBuilder().policies(policies -> {}).build();
        assertThat(UserPoolUpdate.of(old, TRIGGERS).adminCreateUserConfig().unusedAccountValidityDays())
                .isEqualTo(2);
    }

    @Test
    void tagsOfAwsItselfAreNotSent() {
        UserPoolType pool = everything().toBuilder()
                .userPoolTags(Map.of("team", "a", "aws:cloudformation:stack-name", "users"))
                .build();

        assertThat(UserPoolUpdate.of(pool, TRIGGERS).userPoolTags()).isEqualTo(Map.of("team", "a"));
    }

    @Test
    void everyTriggerOfTheSdkIsKnownOrKept() {
        Set<String> later = Set.of("PreTokenGenerationConfig", "KMSKeyID", "InboundFederation");

        assertThat(LambdaConfigType.builder().sdkFields().stream()
                        .map(SdkField::memberName)
                        .filter(name -> !later.contains(name)))
                .containsExactlyInAnyOrderElementsOf(LambdaConfig.TRIGGERS);
    }
}
