package com.example;

import dev.mvnlambda.runtime.LinkedResource;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * The functions of this module, and those that they link.
 */
@Generated("dev.mvnlambda.processor.ManifestProcessor")
public final class Resource {
    private Resource() {
    }

    /**
     * The function {@code Plain}, handled by {@code com.example.Plain}.
     */
    public static final class Plain {
        private static final LinkedResource LINK = new LinkedResource("Plain", "MVNLAMBDA_RESOURCE_PLAIN");

        private Plain() {
        }

        /**
         * The function's name in AWS; only for functions that link it.
         */
        public static String name() {
            return LINK.name();
        }

        /**
         * The ARN to call, that of the function itself; only for functions that link it.
         */
        public static String arn() {
            return LINK.arn();
        }

        /**
         * Absent: no versions of it are published.
         */
        public static Optional<String> qualifier() {
            return Optional.empty();
        }
    }
}
