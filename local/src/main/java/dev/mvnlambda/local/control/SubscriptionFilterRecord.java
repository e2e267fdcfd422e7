package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

/** A subscription filter of a log group. */
record SubscriptionFilterRecord(SubscriptionFilter filter) {}
