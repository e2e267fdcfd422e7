/** SNS: topics and subscriptions are kept, messages are handed to functions and queues at once. */
@NullMarked
package dev.mvnlambda.local.sns;

import org.jspecify.annotations.NullMarked;
