/** SQS: queues are records of our own, messages are kept by ElasticMQ in this process, from the first one on. */
@NullMarked
package dev.mvnlambda.local.sqs;

import org.jspecify.annotations.NullMarked;
