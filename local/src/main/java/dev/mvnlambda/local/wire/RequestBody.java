package dev.mvnlambda.local.wire;

import java.nio.charset.StandardCharsets;

/** The bytes of a request. */
public final class RequestBody {

    private final byte[] bytes;

    RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes themselves, which nobody changes. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
