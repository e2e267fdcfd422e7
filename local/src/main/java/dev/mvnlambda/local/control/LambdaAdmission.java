package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Admission;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/**
 * What Lambda refuses before it looks at a call: requests that are too large, and too many calls a second. AWS counts
 * GetFunction and GetPolicy apart and all others of the control plane together, by account and region; invocations are not
 * counted.
 */
final class LambdaAdmission implements Admission {

    private static final int GET_FUNCTION_RATE = 100;
    private static final int CODE_REQUEST = 70_167_211;
    private static final Map<String, Integer> LARGEST_REQUESTS = Map.of(
            "CreateFunction", CODE_REQUEST,
            "UpdateFunctionCode", CODE_REQUEST,
            "PublishLayerVersion", CODE_REQUEST,
            "UpdateFunctionConfiguration", 5120);

    private final LocalOptions options;
    private final InstantSource clock;
    private final Map<String, CallRate> rates = new ConcurrentHashMap<>();

    LambdaAdmission(LocalOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    @Override
    public void check(String region, String operation, SdkPojo request, int size) {
        checkArchive(request);
        checkSize(operation, size);
        options.callsPerSecond().ifPresent(rate -> checkRate(region, operation, rate));
    }

    // before the request as a whole, which says more to those who send too much code
    private static void checkArchive(SdkPojo request) {
        if (request instanceof CreateFunctionRequest creation && creation.code() != null) {
            CodeSource.checkSize(creation.code().zipFile());
        } else if (request instanceof UpdateFunctionCodeRequest update) {
            CodeSource.checkSize(update.zipFile());
        }
    }

    private static void checkSize(String operation, int size) {
        int largest = LARGEST_REQUESTS.getOrDefault(operation, Integer.MAX_VALUE);
        if (size > largest) {
            throw Faults.entityTooLarge(
                    "Request must be smaller than " + largest + " bytes for the " + operation + " operation");
        }
    }

    private void checkRate(String region, String operation, int rate) {
        boolean passes = switch (operation) {
            case "Invoke" -> true;
            case "GetFunction" -> rate(region, operation, GET_FUNCTION_RATE).take();
            case "GetPolicy" -> rate(region, operation, rate).take();
            default -> rate(region, "others", rate).take();
        };
        if (!passes) {
            throw Faults.fault(
                    TooManyRequestsException.builder().type("User").reason(ThrottleReason.CALLER_RATE_LIMIT_EXCEEDED),
                    "Lambda",
                    429,
                    "TooManyRequestsException",
                    "Rate exceeded");
        }
    }

    private CallRate rate(String region, String calls, int perSecond) {
        return rates.computeIfAbsent(region + "/" + calls, key -> new CallRate(perSecond, clock));
    }
}
