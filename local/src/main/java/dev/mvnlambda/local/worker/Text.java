package dev.mvnlambda.local.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text of any length in a binary stream, which {@link DataOutputStream#writeUTF} cannot do. */
final class Text {
    private static final int ABSENT = -1;

    private Text() {}

    static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInputStream in) throws IOException {
        String text = readNullable(in);
        if (text == null) {
            throw new IOException("A message lacks a text that it must have.");
        }
        return text;
    }

    static @Nullable String readNullable(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == ABSENT ? null : new String(in.readNBytes(length), UTF_8);
    }
}
