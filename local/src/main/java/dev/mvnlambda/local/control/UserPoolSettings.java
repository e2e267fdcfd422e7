package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailSendingAccountType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/**
 * The settings of a user pool. What a request leaves out becomes AWS's default, as AWS documents it; AWS is known to be milder
 * with a few settings.
 */
final class UserPoolSettings {

    private static final int DAYS = 7;

    private UserPoolSettings() {}

    /** Sets whatever the request has, under the same name; what it lacks is as in a pool that was just made. */
    static UserPoolType.Builder set(UserPoolType.Builder pool, SdkPojo request) {
        Map<String, SdkField<?>> given = request.sdkFieldNameToField();
        UserPoolType usual = usual();
        UserPoolType before = pool.build();
        for (SdkField<?> field : pool.sdkFields()) {
            SdkField<?> source = given.get(field.memberName());
            if (source != null) {
                UserPoolType otherwise = isKept(field, before) ? before : usual;
                field.set(
                        pool,
                        Shapes.value(source, request)
                                .or(() -> Shapes.value(field, otherwise))
                                .orElse(null));
            }
        }
        return completed(pool);
    }

    /** The plan is the one setting that stays when a request leaves it out. */
    private static boolean isKept(SdkField<?> field, UserPoolType before) {
        return field.memberName().equals("UserPoolTier") && before.userPoolTier() != null;
    }

    /** The old name of the days that a first password is good for tells the same as the new one. */
    private static UserPoolType.Builder completed(UserPoolType.Builder pool) {
        UserPoolType set = pool.build();
        PasswordPolicyType policy = Objects.requireNonNullElse(set.policies().passwordPolicy(), policy());
        int days = Objects.requireNonNullElse(policy.temporaryPasswordValidityDays(), DAYS);
        return pool.policies(set.policies().toBuilder()
                        .passwordPolicy(policy.toBuilder()
                                .temporaryPasswordValidityDays(days)
                                .build())
                        .build())
                .adminCreateUserConfig(set.adminCreateUserConfig().toBuilder()
                        .unusedAccountValidityDays(days)
                        .build());
    }

    private static UserPoolType usual() {
        return UserPoolType.builder()
                .policies(UserPoolPolicyType.builder().passwordPolicy(policy()).build())
                .deletionProtection(DeletionProtectionType.INACTIVE)
                .lambdaConfig(LambdaConfigType.builder().build())
                .verificationMessageTemplate(VerificationMessageTemplateType.builder()
                        .defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_CODE)
                        .build())
                .mfaConfiguration(UserPoolMfaType.OFF)
                .emailConfiguration(EmailConfigurationType.builder()
                        .emailSendingAccount(EmailSendingAccountType.COGNITO_DEFAULT)
                        .build())
                .userPoolTags(Map.of())
                .adminCreateUserConfig(AdminCreateUserConfigType.builder()
                        .allowAdminCreateUserOnly(false)
                        .build())
                .userPoolTier(UserPoolTierType.ESSENTIALS)
                .build();
    }

    private static PasswordPolicyType policy() {
        return PasswordPolicyType.builder()
                .minimumLength(8)
                .requireUppercase(true)
                .requireLowercase(true)
                .requireNumbers(true)
                .requireSymbols(true)
                .temporaryPasswordValidityDays(DAYS)
                .build();
    }
}
