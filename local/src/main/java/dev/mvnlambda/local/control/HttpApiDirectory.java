package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.InvocationResult;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** What a gateway of HTTP APIs asks of the control plane. */
public interface HttpApiDirectory {

    /** Finds an HTTP API of any region by its id; absent for a WebSocket API too. */
    Optional<HttpApi> find(String id);

    /**
     * Invokes a function once and waits: alias weights are honoured, the log is kept.
     *
     * @param functionUri as an integration or an authorizer names the function
     * @param sourceArn on whose behalf: a route or an authorizer
     * @param requestId a UUID, that of the event's request context
     * @return nothing when Lambda refuses: the resource policy of that qualifier does not let the API call, the function is
     *     not there or not Active, or too many calls run
     */
    Optional<InvocationResult> invoke(String functionUri, String sourceArn, String requestId, SdkBytes event);
}
