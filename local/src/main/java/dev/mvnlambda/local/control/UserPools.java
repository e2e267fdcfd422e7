package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The user pools of one region. The words of refusals are not all AWS's own, which are not documented. */
final class UserPools {

    private static final String ID = "[\\w-]+_[0-9a-zA-Z]+";
    private static final int ID_LENGTH = 9;
    private static final int MOST_A_PAGE = 60;

    private final Scope scope;
    private final Table<UserPoolRecord> pools;

    UserPools(Scope scope) {
        this.scope = scope;
        this.pools = scope.account().tables().of("user-pools", UserPoolRecord.class);
    }

    String arn(String id) {
        return "arn:aws:cognito-idp:" + scope.region() + ":" + scope.options().account() + ":userpool/" + id;
    }

    Stream<UserPoolType> all() {
        return pools.startingWith(scope.key("")).stream().map(UserPoolRecord::pool);
    }

    UserPoolType create(CreateUserPoolRequest request) {
        checkTriggers(request.lambdaConfig());
        checkDays(request.adminCreateUserConfig(), request.policies() != null);
        String id = scope.region() + "_"
                + UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
        UserPoolType.Builder pool = UserPoolType.builder()
                .id(id)
                .arn(arn(id))
                .name(request.poolName())
                .creationDate(scope.now())
                .lastModifiedDate(scope.now())
                .estimatedNumberOfUsers(0);
        UserPoolType made = UserPoolSettings.set(pool, request).build();
        pools.change(scope.key(id), found -> Optional.of(new UserPoolRecord(made)));
        return made;
    }

    void update(UpdateUserPoolRequest request) {
        get(request.userPoolId());
        checkTriggers(request.lambdaConfig());
        checkDays(request.adminCreateUserConfig(), true);
        change(request.userPoolId(), before -> {
            UserPoolType.Builder after =
                    UserPoolSettings.set(before.toBuilder(), request).lastModifiedDate(scope.now());
            Optional.ofNullable(request.poolName()).ifPresent(after::name);
            return after.build();
        });
    }

    UserPoolType get(String id) {
        if (!id.matches(ID)) {
            throw UserPoolFaults.invalid("1 validation error detected: Value '" + id
                    + "' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + ID);
        }
        return pools.find(scope.key(id)).map(UserPoolRecord::pool).orElseThrow(() -> missing(id));
    }

    void delete(String id) {
        if (get(id).deletionProtectionAsString().equals("ACTIVE")) {
            throw UserPoolFaults.invalid(
                    "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.");
        }
        pools.remove(scope.key(id));
    }

    ListUserPoolsResponse list(ListUserPoolsRequest request) {
        List<UserPoolDescriptionType> items = all().map(pool -> UserPoolDescriptionType.builder()
                        .id(pool.id())
                        .name(pool.name())
                        .lambdaConfig(pool.lambdaConfig())
                        .creationDate(pool.creationDate())
                        .lastModifiedDate(pool.lastModifiedDate())
                        .build())
                .toList();
        Page<UserPoolDescriptionType> page =
                Page.of(items, UserPoolDescriptionType::id, request.nextToken(), request.maxResults(), MOST_A_PAGE);
        return ListUserPoolsResponse.builder()
                .userPools(page.items())
                .nextToken(page.next())
                .build();
    }

    Map<String, String> tags(String arn) {
        return get(id(arn)).userPoolTags();
    }

    void retag(String arn, Consumer<Map<String, String>> change) {
        change(id(arn), pool -> {
            Map<String, String> tags = new HashMap<>(pool.userPoolTags());
            change.accept(tags);
            return pool.toBuilder().userPoolTags(tags).build();
        });
    }

    private void change(String id, UnaryOperator<UserPoolType> change) {
        pools.change(scope.key(id), found -> {
            UserPoolRecord before = found.orElseThrow(() -> missing(id));
            return Optional.of(new UserPoolRecord(change.apply(before.pool())));
        });
    }

    private static void checkTriggers(@Nullable LambdaConfigType config) {
        if (config == null) {
            return;
        }
        var token = config.preTokenGenerationConfig();
        String legacy = config.preTokenGeneration();
        if (token != null && legacy != null && !legacy.equals(token.lambdaArn())) {
            throw UserPoolFaults.invalid(
                    "PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be identical.");
        }
        boolean sends = config.customEmailSender() != null || config.customSMSSender() != null;
        if (sends && config.kmsKeyID() == null) {
            throw UserPoolFaults.invalid("KMSKeyID is required when a custom sender is configured.");
        }
    }

    /** The days have two names, and a pool that has a password policy takes the new one only. */
    private static void checkDays(@Nullable AdminCreateUserConfigType config, boolean policy) {
        if (config != null && config.unusedAccountValidityDays() != null && policy) {
            throw UserPoolFaults.invalid(
                    "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays");
        }
    }

    private String id(String arn) {
        if (!arn.startsWith(arn(""))) {
            throw UserPoolFaults.invalid("Invalid ARN: " + arn);
        }
        return arn.substring(arn("").length());
    }

    private static RuntimeException missing(String id) {
        return UserPoolFaults.notFound("User pool " + id + " does not exist.");
    }
}
