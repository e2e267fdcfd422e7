package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iot.model.AuthorizerDescription;
import software.amazon.awssdk.services.iot.model.AuthorizerStatus;
import software.amazon.awssdk.services.iot.model.AuthorizerSummary;
import software.amazon.awssdk.services.iot.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.iot.model.ListAuthorizersRequest;
import software.amazon.awssdk.services.iot.model.ListAuthorizersResponse;
import software.amazon.awssdk.services.iot.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.UpdateAuthorizerResponse;

/** The authorizers of AWS IoT in one region. That an active one is not deleted is AWS's rule; its words are not known. */
final class IotAuthorizers {

    private static final String NAME = "[\\w=,@-]+";
    private static final int LONGEST_NAME = 128;
    private static final int PAGE = 25;

    private final Scope scope;
    private final Table<IotAuthorizerRecord> authorizers;

    IotAuthorizers(Scope scope) {
        this.scope = scope;
        this.authorizers = scope.account().tables().of("iot-authorizers", IotAuthorizerRecord.class);
    }

    String arn(String name) {
        return "arn:aws:iot:" + scope.region() + ":" + scope.options().account() + ":authorizer/" + name;
    }

    Stream<IotAuthorizerRecord> all() {
        return authorizers.startingWith(scope.key("")).stream();
    }

    Optional<IotAuthorizerRecord> find(String name) {
        return authorizers.find(scope.key(name));
    }

    CreateAuthorizerResponse create(CreateAuthorizerRequest request) {
        String name = request.authorizerName();
        if (name.length() > LONGEST_NAME || !name.matches(NAME)) {
            throw IotFaults.invalid("1 validation error detected: Value '" + name
                    + "' at 'authorizerName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + NAME);
        }
        boolean signed = !Boolean.TRUE.equals(request.signingDisabled());
        if (signed && (request.tokenKeyName() == null || !request.hasTokenSigningPublicKeys())) {
            throw IotFaults.invalid("TokenKeyName and TokenSigningPublicKeys are required when signing is enabled");
        }
        authorizers.change(scope.key(name), found -> {
            if (found.isPresent()) {
                throw IotFaults.alreadyExists("Authorizer with given name already exists", arn(name));
            }
            return Optional.of(new IotAuthorizerRecord(described(request, signed), IotTags.of(request.tags())));
        });
        return CreateAuthorizerResponse.builder()
                .authorizerName(name)
                .authorizerArn(arn(name))
                .build();
    }

    private AuthorizerDescription described(CreateAuthorizerRequest request, boolean signed) {
        return AuthorizerDescription.builder()
                .authorizerName(request.authorizerName())
                .authorizerArn(arn(request.authorizerName()))
                .authorizerFunctionArn(request.authorizerFunctionArn())
                .tokenKeyName(request.tokenKeyName())
                .tokenSigningPublicKeys(request.hasTokenSigningPublicKeys() ? request.tokenSigningPublicKeys() : null)
                .status(Objects.requireNonNullElse(request.status(), AuthorizerStatus.INACTIVE))
                .creationDate(scope.now())
                .lastModifiedDate(scope.now())
                .signingDisabled(!signed)
                .enableCachingForHttp(Boolean.TRUE.equals(request.enableCachingForHttp()))
                .build();
    }

    UpdateAuthorizerResponse update(UpdateAuthorizerRequest request) {
        String name = request.authorizerName();
        authorizers.change(scope.key(name), found -> {
            IotAuthorizerRecord before = found.orElseThrow(() -> missing(name));
            return Optional.of(before.with(changed(before.authorizer(), request)));
        });
        return UpdateAuthorizerResponse.builder()
                .authorizerName(name)
                .authorizerArn(arn(name))
                .build();
    }

    private AuthorizerDescription changed(AuthorizerDescription before, UpdateAuthorizerRequest request) {
        AuthorizerDescription.Builder after = before.toBuilder().lastModifiedDate(scope.now());
        Optional.ofNullable(request.authorizerFunctionArn()).ifPresent(after::authorizerFunctionArn);
        Optional.ofNullable(request.tokenKeyName()).ifPresent(after::tokenKeyName);
        Optional.ofNullable(request.status()).ifPresent(after::status);
        Optional.ofNullable(request.enableCachingForHttp()).ifPresent(after::enableCachingForHttp);
        if (request.hasTokenSigningPublicKeys()) {
            after.tokenSigningPublicKeys(request.tokenSigningPublicKeys());
        }
        return after.build();
    }

    AuthorizerDescription get(String name) {
        return find(name).orElseThrow(() -> missing(name)).authorizer();
    }

    void delete(String name) {
        if (get(name).status() == AuthorizerStatus.ACTIVE) {
            throw IotFaults.invalid("Authorizer " + name + " is active; only an inactive one can be deleted");
        }
        authorizers.remove(scope.key(name));
    }

    ListAuthorizersResponse list(ListAuthorizersRequest request) {
        List<AuthorizerSummary> items = all().map(IotAuthorizerRecord::authorizer)
                .filter(one -> request.status() == null || request.status() == one.status())
                .map(one -> AuthorizerSummary.builder()
                        .authorizerName(one.authorizerName())
                        .authorizerArn(one.authorizerArn())
                        .build())
                .toList();
        Page<AuthorizerSummary> page =
                Page.of(items, AuthorizerSummary::authorizerName, request.marker(), request.pageSize(), PAGE);
        return ListAuthorizersResponse.builder()
                .authorizers(page.items())
                .nextMarker(page.next())
                .build();
    }

    void retag(IotAuthorizerRecord tagged) {
        authorizers.change(scope.key(tagged.authorizer().authorizerName()), found -> Optional.of(tagged));
    }

    private static RuntimeException missing(String name) {
        return IotFaults.notFound("Authorizer " + name + " does not exist");
    }
}
