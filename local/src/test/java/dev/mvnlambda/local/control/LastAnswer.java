package dev.mvnlambda.local.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Remembers what a client was answered last. */
final class LastAnswer implements ExecutionInterceptor {

    private volatile int status;
    private volatile String body = "";

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        status = context.httpResponse().statusCode();
        byte[] bytes = context.responseBody().map(LastAnswer::read).orElse(new byte[0]);
        body = new String(bytes, StandardCharsets.UTF_8);
        return Optional.of(new ByteArrayInputStream(bytes));
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    private static byte[] read(InputStream content) {
        try (content) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
