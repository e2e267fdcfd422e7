package com.example;

import dev.mvnlambda.runtime.HttpApiResource;
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
     * The function {@code Keys}, handled by {@code com.example.Keys}.
     */
    public static final class Keys {
        private static final LinkedResource LINK = new LinkedResource("Keys", "MVNLAMBDA_RESOURCE_KEYS");

        private Keys() {
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

    /**
     * The function {@code KeysDevices}, handled by {@code com.example.Keys::devices}.
     */
    public static final class KeysDevices {
        private static final LinkedResource LINK = new LinkedResource("KeysDevices", "MVNLAMBDA_RESOURCE_KEYS_DEVICES");

        private KeysDevices() {
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

    /**
     * The function {@code Orders}, handled by {@code com.example.Orders}.
     */
    public static final class Orders {
        private static final LinkedResource LINK = new LinkedResource("Orders", "MVNLAMBDA_RESOURCE_ORDERS");

        private Orders() {
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
    }

    /**
     * The HTTP API of the app and stage.
     */
    public static final class Api {
        private Api() {
        }

        /**
         * Its HTTPS address, without a slash at its end; only for functions that have a route of it.
         */
        public static String url() {
            return new HttpApiResource("MVNLAMBDA_RESOURCE_API").url();
        }
    }
}
