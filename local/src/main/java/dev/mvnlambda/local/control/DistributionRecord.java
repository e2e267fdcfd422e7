package dev.mvnlambda.local.control;

import java.time.Instant;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

/**
 * A distribution of CloudFront.
 *
 * @param etag of its configuration, another one after each change
 * @param changed when; some time later it is spread
 */
record DistributionRecord(String id, String etag, Instant changed, DistributionConfig config) {}
