package dev.mvnlambda.local.control;

import java.time.Instant;

/**
 * Provisioned concurrency of a version or alias.
 *
 * @param ready from when on all of it is there
 */
record ProvisionedRecord(int requested, Instant ready, String lastModified) {

    /** Returns the same while it is provisioned anew. */
    ProvisionedRecord readyAt(Instant other) {
        return new ProvisionedRecord(requested, other, lastModified);
    }
}
