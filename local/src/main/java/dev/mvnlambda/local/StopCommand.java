package dev.mvnlambda.local;

import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.WireRequest;
import dev.mvnlambda.local.wire.WireResponse;

/** Lets a client end the server. */
final class StopCommand implements ApiService {

    static final String PATH = "/_local/stop";

    private static final String JSON = "application/json";

    private final Runnable stop;

    StopCommand(Runnable stop) {
        this.stop = stop;
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        if (!request.method().equals("POST")) {
            return WireResponse.of(405, JSON, "{\"message\":\"POST stops the local Lambda.\"}");
        }
        return WireResponse.of(200, JSON, "{\"status\":\"stopping\"}").afterwards(stop);
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        return WireResponse.of(status, JSON, "{\"message\":\"" + code + "\"}");
    }
}
