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

    // an archive of 250 MB through S3, with its chunk headers
    private static final int LARGEST_BODY = 270_000_000;

    private RequestReader() {}

    static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return new WireRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                WireRequest.parameters(query),
                headers,
                new RequestBody(body(exchange.getRequestBody(), headers)));
    }

    private static byte[] body(InputStream sent, Map<String, List<String>> headers) throws IOException {
        byte[] bytes = bounded(sent);
        if (isChunked(headers)) {
            bytes = AwsChunks.unwrap(bytes);
        }
        return has(headers, "content-encoding", "gzip") ? unzipped(bytes) : bytes;
    }

    private static boolean isChunked(Map<String, List<String>> headers) {
        return has(headers, "content-encoding", "aws-chunked") || has(headers, "x-amz-content-sha256", "STREAMING-");
    }

    private static boolean has(Map<String, List<String>> headers, String name, String part) {
        Optional<String> value = headers.getOrDefault(name, List.of()).stream().findFirst();
        return value.filter(text -> text.contains(part)).isPresent();
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return bounded(unzipped);
        } catch (ZipException e) {
            throw new BadRequestException("The body is not compressed with gzip, as Content-Encoding says", e);
        }
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new BadRequestException("The request is larger than " + LARGEST_BODY + " bytes");
        }
        return bytes;
    }
}
