package dev.mvnlambda.local;

import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.WireRequest;
import dev.mvnlambda.local.wire.WireResponse;
import java.util.List;

/**
 * Lets a function wait for a debugger, signed as for AWS: after {@code PUT /_local/debug/<function>?port=5005} the JVM of each of
 * its versions does so at its first call, one call is run at a time, and there is no timeout; {@code DELETE} ends that. The
 * function need not be there yet. It answers 400 to a port that is no number from 0 (any free one) to 65535, and 405 to other
 * methods.
 */
final class DebugCommand implements ApiService {

    static final String PATH = "/_local/debug/";

    private static final String JSON = "application/json";
    private static final int SEGMENTS = 3;
    private static final int HIGHEST_PORT = 65_535;

    private final FunctionRuntime runtime;

    DebugCommand(FunctionRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        List<String> segments = request.segments();
        if (segments.size() != SEGMENTS) {
            return answer(404, "A function is named at " + PATH + "<function>.");
        }
        String function = segments.get(2);
        return switch (request.method()) {
            case "PUT" -> begin(function, request.queryParameter("port").orElse(""));
            case "DELETE" -> {
                runtime.endDebugging(function);
                yield WireResponse.of(200, JSON, "{\"status\":\"not debugged\"}");
            }
            default -> answer(405, "PUT lets a function wait for a debugger, DELETE ends that.");
        };
    }

    private WireResponse begin(String function, String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            return answer(400, "The parameter port is a number from 0 to " + HIGHEST_PORT + ".");
        }
        runtime.debug(function, Integer.parseInt(port));
        return WireResponse.of(200, JSON, "{\"status\":\"debugged\"}");
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        return answer(status, code);
    }

    private static WireResponse answer(int status, String message) {
        return WireResponse.of(status, JSON, "{\"message\":\"" + message + "\"}");
    }
}
