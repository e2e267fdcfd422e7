package dev.mvnlambda.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. */
public final class WireResponse {

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;
    private Runnable afterwards = () -> {};

    private WireResponse(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** Makes an answer that has a body. */
    public static WireResponse of(int status, String contentType, byte[] body) {
        return new WireResponse(status, body).header("Content-Type", contentType);
    }

    /** Makes an answer that has a text as its body. */
    public static WireResponse of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes an answer that has headers only. */
    public static WireResponse empty(int status) {
        return new WireResponse(status, new byte[0]);
    }

    /** Adds a header, or replaces it. */
    public WireResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Has something done once the answer is sent. */
    public WireResponse afterwards(Runnable action) {
        afterwards = action;
        return this;
    }

    void sent() {
        afterwards.run();
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
