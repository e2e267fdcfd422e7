package dev.mvnlambda.local.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told of one invocation.
 *
 * @param deadlineMillis since the epoch
 * @param clientContext a JSON object
 */
@SuppressWarnings("ArrayRecordComponent") // travels, is never compared
public record Call(
        String requestId,
        String invokedArn,
        long deadlineMillis,
        @Nullable String clientContext,
        @Nullable String traceId,
        byte[] payload) {

    /** The message that carries this call. */
    public Frame toFrame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 512);
        DataOutputStream out = new DataOutputStream(bytes);
        Text.write(out, requestId);
        Text.write(out, invokedArn);
        out.writeLong(deadlineMillis);
        Text.write(out, clientContext);
        Text.write(out, traceId);
        out.write(payload);
        return new Frame(Frame.Kind.INVOKE, bytes.toByteArray());
    }

    static Call of(Frame frame) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.body()));
        return new Call(
                Text.read(in),
                Text.read(in),
                in.readLong(),
                Text.readNullable(in),
                Text.readNullable(in),
                in.readAllBytes());
    }
}
