package dev.mvnlambda.local.url;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.control.FunctionUrl;
import dev.mvnlambda.local.control.UrlDirectory;
import dev.mvnlambda.local.control.UrlInvocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Cors;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

/** A control plane with the URL {@code abc} of a function that answers as a test wants. */
final class OneUrl implements UrlDirectory {
    final List<String> requestIds = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private Function<JsonNode, InvocationResult> function = event -> ok("{}");
    private FunctionUrlAuthType auth = FunctionUrlAuthType.NONE;
    private @Nullable Cors cors;
    private boolean isPublic = true;

    void answers(String payload) {
        function = event -> ok(payload);
    }

    void does(Function<JsonNode, InvocationResult> work) {
        function = work;
    }

    void wantsSignatures() {
        auth = FunctionUrlAuthType.AWS_IAM;
    }

    void isPrivate() {
        isPublic = false;
    }

    void has(Cors settings) {
        cors = settings;
    }

    /** The event of the only call. */
    JsonNode event() throws JsonProcessingException {
        if (events.size() != 1) {
            throw new IllegalStateException("Called " + events.size() + " times.");
        }
        return new ObjectMapper().readTree(events.get(0));
    }

    int calls() {
        return events.size();
    }

    static InvocationResult ok(String payload) {
        return new InvocationResult(SdkBytes.fromUtf8String(payload), null, "");
    }

    @Override
    public Optional<FunctionUrl> find(String id) {
        if (!id.equals("abc")) {
            return Optional.empty();
        }
        return Optional.of(new FunctionUrl(
                "abc",
                "eu-west-1",
                "000000000000",
                "orders",
                "arn:aws:lambda:eu-west-1:000000000000:function:orders",
                "LatestAlias",
                auth,
                InvokeMode.BUFFERED,
                cors));
    }

    @Override
    public boolean allowsPublicCalls(FunctionUrl url) {
        return isPublic;
    }

    @Override
    public UrlInvocation invoke(FunctionUrl url, String requestId, SdkBytes event) {
        requestIds.add(requestId);
        events.add(event.asUtf8String());
        try {
            return new UrlInvocation("3", function.apply(new ObjectMapper().readTree(event.asByteArrayUnsafe())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
