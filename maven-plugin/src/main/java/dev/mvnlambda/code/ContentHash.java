package dev.mvnlambda.code;

import java.util.HexFormat;

/** Names a text by its content. */
public final class ContentHash {
    private ContentHash() {}

    /** SHA-256 of a text, 64 hexadecimal digits. */
    public static String of(String text) {
        return HexFormat.of().formatHex(new Digest().text(text).bytes());
    }
}
