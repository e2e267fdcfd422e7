/** Tests of event source mappings of queues, with the real ElasticMQ where messages matter. */
@NullMarked
package dev.mvnlambda.local.polling;

import org.jspecify.annotations.NullMarked;
