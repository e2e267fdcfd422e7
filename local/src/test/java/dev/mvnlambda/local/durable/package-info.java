/** Tests of what durable functions are sent and answer. */
@NullMarked
package dev.mvnlambda.local.durable;

import org.jspecify.annotations.NullMarked;
