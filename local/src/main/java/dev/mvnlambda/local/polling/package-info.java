/** Reads queues for event source mappings and calls their functions. */
@NullMarked
package dev.mvnlambda.local.polling;

import org.jspecify.annotations.NullMarked;
