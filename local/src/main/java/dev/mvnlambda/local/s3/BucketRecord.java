package dev.mvnlambda.local.s3;

import java.time.Instant;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/**
 * A bucket.
 *
 * @param notifications its one document
 * @param sequence how many events it had; orders those of one object
 */
record BucketRecord(
        String name, String region, Instant created, NotificationConfiguration notifications, long sequence) {

    String arn() {
        return "arn:aws:s3:::" + name;
    }

    BucketRecord with(NotificationConfiguration other) {
        return new BucketRecord(name, region, created, other, sequence);
    }

    BucketRecord afterEvent() {
        return new BucketRecord(name, region, created, notifications, sequence + 1);
    }
}
