package dev.mvnlambda.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a request and unpacks its body. */
final class RequestReader {

    private RequestReader() {}

    /** Reads all but the body. */
    static WireRequest head(HttpExchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return new WireRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                WireRequest.parameters(query),
                headers,
                new RequestBody(new byte[0]));
    }

    /**
     * Reads the body.
     *
     * @throws TooLargeException when it is larger than that many bytes, as it comes or unpacked
     */
    static WireRequest withBody(WireRequest head, InputStream body, int largest) throws IOException {
        return new WireRequest(
                head.method(),
                head.rawPath(),
                head.query(),
                head.headers(),
                new RequestBody(body(body, head.headers(), largest)));
    }

    private static byte[] body(InputStream sent, Map<String, List<String>> headers, int largest) throws IOException {
        byte[] bytes = bounded(sent, largest);
        if (isChunked(headers)) {
            bytes = AwsChunks.unwrap(bytes);
        }
        return has(headers, "content-encoding", "gzip") ? unzipped(bytes, largest) : bytes;
    }

    private static boolean isChunked(Map<String, List<String>> headers) {
        return has(headers, "content-encoding", "aws-chunked") || has(headers, "x-amz-content-sha256", "STREAMING-");
    }

    private static boolean has(Map<String, List<String>> headers, String name, String part) {
        Optional<String> value = headers.getOrDefault(name, List.of()).stream().findFirst();
        return value.filter(text -> text.contains(part)).isPresent();
    }

    private static byte[] unzipped(byte[] bytes, int largest) throws IOException {
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return bounded(unzipped, largest);
        } catch (ZipException e) {
            throw new BadRequestException("The body is not compressed with gzip, as Content-Encoding says", e);
        }
    }

    private static byte[] bounded(InputStream stream, int largest) throws IOException {
        byte[] bytes = stream.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new TooLargeException(largest);
        }
        return bytes;
    }
}
