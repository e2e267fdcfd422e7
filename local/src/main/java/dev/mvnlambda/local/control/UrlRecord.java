package dev.mvnlambda.local.control;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Cors;

/** A function URL as it is kept; its address follows from the id. */
record UrlRecord(
        String id,
        String authType,
        String invokeMode,
        @Nullable Cors cors,
        String created,
        String lastModified) {}
