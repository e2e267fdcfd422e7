package dev.mvnlambda.local.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** How much of a request is kept in memory; each operation has bounds of its own within. */
public final class LargestBody {

    /** S3: an archive of 250 MB with its chunk headers. Lambda: one of 50 MB as base64 within JSON, as AWS bounds it. */
    private static final Map<String, Integer> BY_SERVICE = Map.of("s3", 270_000_000, "lambda", 70_167_211);

    /** More than a batch of any other service holds. */
    private static final int USUAL = 16 << 20;

    private static final long MOST_DRAINED = 300L << 20;
    private static final int BUFFER = 64 << 10;

    private LargestBody() {}

    /** Returns the bound of a service, in bytes. */
    static int of(String signingName) {
        return BY_SERVICE.getOrDefault(signingName, USUAL);
    }

    /** Reads what is left of a body and forgets it: a client that still writes when its connection closes reads no answer. */
    public static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long drained = 0;
        int read = body.read(buffer);
        while (read >= 0 && drained < MOST_DRAINED) {
            drained += read;
            read = body.read(buffer);
        }
    }
}
