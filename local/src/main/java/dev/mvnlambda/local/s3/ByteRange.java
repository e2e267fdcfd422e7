package dev.mvnlambda.local.s3;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object's bytes.
 *
 * @param to the first byte behind it
 */
record ByteRange(int from, int to) {

    private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** Reads a range header; all bytes when there is none that S3 would understand. */
    static ByteRange of(@Nullable String header, int size) {
        Matcher range = FORM.matcher(header == null ? "" : header);
        if (!range.matches() || header == null || header.equals("bytes=-")) {
            return new ByteRange(0, size);
        }
        long from = range.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(range.group(2)))
                : Long.parseLong(range.group(1));
        long to = range.group(1).isEmpty() || range.group(2).isEmpty()
                ? size
                : Math.min(size, Long.parseLong(range.group(2)) + 1);
        if (from >= size || from >= to) {
            throw S3Faults.invalidRange();
        }
        return new ByteRange((int) from, (int) to);
    }

    int length() {
        return to - from;
    }

    byte[] of(byte[] whole) {
        return from == 0 && to == whole.length ? whole : Arrays.copyOfRange(whole, from, to);
    }

    String header(int size) {
        return "bytes " + from + "-" + (to - 1) + "/" + size;
    }
}
