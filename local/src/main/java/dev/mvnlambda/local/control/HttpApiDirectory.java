package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.SdkBytes;

/** What a gateway of HTTP APIs asks of the control plane. */
public interface HttpApiDirectory {

    /** Finds an HTTP API of any region by its id; absent for a WebSocket API too. */
    Optional<HttpApi> find(String id);

    /**
     * Invokes a function once and waits: alias weights are honoured, the log is kept. A function under a debugger is waited for
     * as long as it takes.
     *
     * @param functionUri as an integration or an authorizer names the function
     * @param sourceArn on whose behalf: a route or an authorizer
     * @param requestId a UUID, that of the event's request context
     * @param patience how long to wait; the function goes on after that
     * @return nothing when Lambda refuses: the resource policy of that qualifier does not let the API call, the function is
     *     not there or not Active, or too many calls run
     * @throws TimeoutException when it takes longer
     */
    Optional<InvocationResult> invoke(
            String functionUri, String sourceArn, String requestId, SdkBytes event, Duration patience)
            throws TimeoutException;
}
