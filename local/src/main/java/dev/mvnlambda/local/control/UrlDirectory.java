package dev.mvnlambda.local.control;

import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** What a gateway of function URLs asks of the control plane. */
public interface UrlDirectory {

    /** Finds a URL of any region by its id; absent when none was ever made or it was deleted. */
    Optional<FunctionUrl> find(String id);

    /**
     * Whether the resource policy of the URL's qualifier lets anyone call: a statement for {@code lambda:InvokeFunctionUrl}
     * with auth type {@code NONE} and one for {@code lambda:InvokeFunction} with {@code lambda:InvokedViaFunctionUrl}.
     */
    boolean allowsPublicCalls(FunctionUrl url);

    /**
     * Invokes the URL's function once and waits: alias weights are honoured, the log is kept.
     *
     * @param requestId a UUID, that of the event's request context
     * @throws software.amazon.awssdk.services.lambda.model.LambdaException as Invoke answers, for example when the alias is
     *     gone or the function is not Active
     */
    UrlInvocation invoke(FunctionUrl url, String requestId, SdkBytes event);
}
