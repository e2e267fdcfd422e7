package dev.mvnlambda.local.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body encoding {@code aws-chunked}: {@code size;chunk-signature=…\r\n bytes \r\n}, ended by a chunk of size 0 and
 * trailing checksums, which are dropped.
 */
final class AwsChunks {

    private final byte[] wrapped;
    private int position;

    private AwsChunks(byte[] wrapped) {
        this.wrapped = wrapped;
    }

    static byte[] unwrap(byte[] wrapped) {
        return new AwsChunks(wrapped).content();
    }

    private byte[] content() {
        ByteArrayOutputStream content = new ByteArrayOutputStream(wrapped.length);
        for (int size = size(); size > 0; size = size()) {
            if (size > wrapped.length - position) {
                throw new BadRequestException("The body ends inside an aws-chunked chunk");
            }
            content.write(wrapped, position, size);
            position += size;
            line();
        }
        return content.toByteArray();
    }

    private int size() {
        String header = line();
        try {
            return Integer.parseInt(header.split(";", 2)[0].trim(), 16);
        } catch (NumberFormatException e) {
            throw new BadRequestException("'" + header + "' is no header of an aws-chunked chunk", e);
        }
    }

    private String line() {
        int start = position;
        while (position < wrapped.length && wrapped[position] != '\n') {
            position++;
        }
        String line = new String(wrapped, start, position - start, StandardCharsets.US_ASCII);
        position = Math.min(position + 1, wrapped.length);
        return line.strip();
    }
}
