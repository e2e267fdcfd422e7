/** Tests of queues in-process; messages go through the real ElasticMQ. */
@NullMarked
package dev.mvnlambda.local.sqs;

import org.jspecify.annotations.NullMarked;
