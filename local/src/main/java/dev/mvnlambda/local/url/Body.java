package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request's body as an event carries it: text for content types that are text, base64 for all others, forms too. */
record Body(String text, boolean isBase64Encoded) {

    static Body of(byte[] bytes, @Nullable String contentType) {
        if (bytes.length == 0) {
            return new Body("", false);
        }
        if (isText(contentType)) {
            try {
                return new Body(
                        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), false);
            } catch (CharacterCodingException e) {
                // compressed, or in another encoding
            }
        }
        return new Body(Base64.getEncoder().encodeToString(bytes), true);
    }

    private static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("text") || type.contains("json") || type.contains("xml") || type.contains("javascript");
    }
}
