package dev.mvnlambda.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The request that changes a user pool's triggers: it says every other setting again, since AWS resets what it leaves out. */
final class UserPoolUpdate {
    private UserPoolUpdate() {}

    /** All settings of a pool as they are, but for its triggers. */
    static UpdateUserPoolRequest of(UserPoolType pool, LambdaConfigType triggers) {
        UpdateUserPoolRequest.Builder request = UpdateUserPoolRequest.builder()
                .userPoolId(pool.id())
                .poolName(pool.name())
                .policies(pool.policies())
                .deletionProtection(pool.deletionProtectionAsString())
                .lambdaConfig(triggers)
                .smsVerificationMessage(pool.smsVerificationMessage())
                .emailVerificationMessage(pool.emailVerificationMessage())
                .emailVerificationSubject(pool.emailVerificationSubject())
                .verificationMessageTemplate(pool.verificationMessageTemplate())
                .smsAuthenticationMessage(pool.smsAuthenticationMessage())
                .userAttributeUpdateSettings(pool.userAttributeUpdateSettings())
                .mfaConfiguration(pool.mfaConfigurationAsString())
                .deviceConfiguration(pool.deviceConfiguration())
                .emailConfiguration(pool.emailConfiguration())
                .smsConfiguration(pool.smsConfiguration())
                .adminCreateUserConfig(invitations(pool))
                .userPoolAddOns(pool.userPoolAddOns())
                .accountRecoverySetting(pool.accountRecoverySetting())
                .userPoolTier(pool.userPoolTierAsString());
        if (pool.hasAutoVerifiedAttributes()) {
            request.autoVerifiedAttributesWithStrings(pool.autoVerifiedAttributesAsStrings());
        }
        if (pool.hasUserPoolTags()) {
            request.userPoolTags(Tags.withoutAws(pool.userPoolTags()));
        }
        return request.build();
    }

    /** A pool tells the days that a first password is good for by two names, but takes them by the new one only. */
    private static @Nullable AdminCreateUserConfigType invitations(UserPoolType pool) {
        AdminCreateUserConfigType config = pool.adminCreateUserConfig();
        boolean renamed = pool.policies() != null
                && pool.policies().passwordPolicy() != null
                && pool.policies().passwordPolicy().temporaryPasswordValidityDays() != null;
        return config == null || !renamed
                ? config
                : config.toBuilder().unusedAccountValidityDays(null).build();
    }

    /** The settings, triggers apart, in which a pool differs before and after, as AWS calls them. */
    static List<String> differences(UserPoolType before, UserPoolType after) {
        LambdaConfigType none = LambdaConfigType.builder().build();
        UpdateUserPoolRequest one = of(before, none);
        UpdateUserPoolRequest other = of(after, none);
        List<String> differences = new ArrayList<>();
        for (SdkField<?> field : one.sdkFields()) {
            if (!Objects.equals(field.getValueOrDefault(one), field.getValueOrDefault(other))) {
                differences.add(field.memberName());
            }
        }
        return differences;
    }
}
