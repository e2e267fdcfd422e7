package dev.mvnlambda.local.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.control.HttpApiDirectory;
import dev.mvnlambda.local.json.Json;
import java.time.InstantSource;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/** Lets requests through to a route as its authorization says. */
final class ApiGuard {

    private final TokenAuthorizers tokens;
    private final FunctionAuthorizers functions;

    ApiGuard(HttpApiDirectory apis, InstantSource clock) {
        this.tokens = new TokenAuthorizers(clock);
        this.functions = new FunctionAuthorizers(apis, clock);
    }

    Admission admit(ApiCall call) {
        return switch (call.route().authorizationType()) {
            case JWT -> tokens.admit(call, authorizer(call));
            case CUSTOM -> functions.admit(call, authorizer(call));
            case AWS_IAM -> signed(call);
            default -> Admission.granted(null);
        };
    }

    private static Authorizer authorizer(ApiCall call) {
        Authorizer authorizer = call.api().authorizers().get(call.route().authorizerId());
        if (authorizer == null) {
            throw new IllegalStateException("The control plane lets no authorizer go that a route names");
        }
        return authorizer;
    }

    /** Signatures are not checked here: whoever signs is taken for the account's own root. */
    private static Admission signed(ApiCall call) {
        if (!call.request().isSigned()) {
            return Admission.forbidden();
        }
        String account = call.api().account();
        ObjectNode authorizer = Json.mapper().createObjectNode();
        authorizer
                .putObject("iam")
                .put("accountId", account)
                .put("callerId", account)
                .putNull("cognitoIdentity")
                .putNull("principalOrgId")
                .put("userArn", "arn:aws:iam::" + account + ":root")
                .put("userId", account);
        return Admission.granted(authorizer);
    }
}
