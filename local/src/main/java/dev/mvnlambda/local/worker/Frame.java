package dev.mvnlambda.local.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One message between the server and a worker.
 *
 * @param body is not copied: whoever makes a frame leaves its bytes alone
 */
@SuppressWarnings("ArrayRecordComponent") // travels, is never compared
public record Frame(Kind kind, byte[] body) {

    /** What a message says. */
    public enum Kind {
        /** First message of a worker: the token it was given. */
        HELLO('H'),
        /** Bytes that the handler or its logger wrote. */
        LOG('L'),
        /** The handler is loaded, calls may come; in an {@linkplain Frame#answer answer's form}. */
        READY('Y'),
        /** Server to worker: a {@link Call}. */
        INVOKE('I'),
        /** The call's answer, likewise. */
        RETURNED('R'),
        /** The call's error object, likewise; the worker can take further calls. */
        FAILED('F'),
        /** As {@link #FAILED}, while loading or in a call; the worker ends. */
        BROKEN('B'),
        /** The answer was larger than AWS allows, and is left out. */
        TOO_LARGE('T');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }

        static Kind of(int sign) throws IOException {
            for (Kind kind : values()) {
                if (kind.sign == sign) {
                    return kind;
                }
            }
            throw new IOException("A message of kind " + sign + " is none of ours.");
        }
    }

    private static final int MEGABYTE = 1 << 20;

    /** A message that ends loading or a call, with the memory that the worker uses now. */
    static Frame answer(Kind kind, byte[] payload) {
        Runtime jvm = Runtime.getRuntime();
        int usedMemoryMb = (int) ((jvm.totalMemory() - jvm.freeMemory()) / MEGABYTE);
        byte[] body = ByteBuffer.allocate(Integer.BYTES + payload.length)
                .putInt(usedMemoryMb)
                .put(payload)
                .array();
        return new Frame(kind, body);
    }

    /** The payload of an answer. */
    public byte[] payload() {
        return Arrays.copyOfRange(body, Integer.BYTES, body.length);
    }

    /** The megabytes that the worker used when it answered. */
    public int usedMemoryMb() {
        return ByteBuffer.wrap(body).getInt();
    }
}
