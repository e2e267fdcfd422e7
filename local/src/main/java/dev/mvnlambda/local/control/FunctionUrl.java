package dev.mvnlambda.local.control;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Cors;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

/**
 * One function URL.
 *
 * @param id the first label of its host
 * @param functionArn unqualified
 * @param qualifier an alias; absent for {@code $LATEST}
 * @param cors absent when the URL has no CORS settings
 */
public record FunctionUrl(
        String id,
        String region,
        String account,
        String functionName,
        String functionArn,
        @Nullable String qualifier,
        FunctionUrlAuthType auth,
        InvokeMode invokeMode,
        @Nullable Cors cors) {

    /** Returns the ARN that a call through this URL invokes. */
    public String targetArn() {
        return qualifier == null ? functionArn : functionArn + ":" + qualifier;
    }
}
