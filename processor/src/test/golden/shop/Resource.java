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
     * The function {@code BillingCharge}, handled by {@code com.example.Billing::charge}.
     */
    public static final class BillingCharge {
        private static final LinkedResource LINK = new LinkedResource("BillingCharge", "MVNLAMBDA_RESOURCE_BILLING_CHARGE");

        private BillingCharge() {
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
     * The function {@code BillingRefund}, handled by {@code com.example.Billing::refund}.
     */
    public static final class BillingRefund {
        private static final LinkedResource LINK = new LinkedResource("BillingRefund", "MVNLAMBDA_RESOURCE_BILLING_REFUND");

        private BillingRefund() {
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
     * The function {@code Fulfilment}, handled by {@code com.example.Fulfilment}.
     */
    public static final class Fulfilment {
        private static final LinkedResource LINK = new LinkedResource("Fulfilment", "MVNLAMBDA_RESOURCE_FULFILMENT");

        private Fulfilment() {
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

    /**
     * The function {@code Shop}, handled by {@code com.example.Shop}.
     */
    public static final class Shop {
        private static final LinkedResource LINK = new LinkedResource("Shop", "MVNLAMBDA_RESOURCE_SHOP");

        private Shop() {
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
