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
     * The function {@code All}, handled by {@code com.example.Everything}.
     */
    public static final class All {
        private static final LinkedResource LINK = new LinkedResource("All", "MVNLAMBDA_RESOURCE_ALL");

        private All() {
        }

        /**
         * The function's name in AWS; only for functions that link it.
         */
        public static String name() {
            return LINK.name();
        }

        /**
         * The ARN to call, that of its alias; only for functions that link it.
         */
        public static String arn() {
            return LINK.arn();
        }

        /**
         * The alias that every caller goes through.
         */
        public static Optional<String> qualifier() {
            return Optional.of("live");
        }

        /**
         * Its HTTPS address, with a slash at its end; only for functions that link it.
         */
        public static String url() {
            return LINK.url();
        }
    }

    /**
     * The function {@code Nested}, handled by {@code com.example.Everything$Nested}.
     */
    public static final class Nested {
        private static final LinkedResource LINK = new LinkedResource("Nested", "MVNLAMBDA_RESOURCE_NESTED");

        private Nested() {
        }

        /**
         * The function's name in AWS; only for functions that link it.
         */
        public static String name() {
            return LINK.name();
        }

        /**
         * The ARN to call, that of its alias; only for functions that link it.
         */
        public static String arn() {
            return LINK.arn();
        }

        /**
         * The alias that every caller goes through.
         */
        public static Optional<String> qualifier() {
            return Optional.of("LatestAlias");
        }

        /**
         * Its HTTPS address, with a slash at its end; only for functions that link it.
         */
        public static String url() {
            return LINK.url();
        }
    }
}
