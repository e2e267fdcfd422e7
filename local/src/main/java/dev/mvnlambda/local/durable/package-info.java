/** What durable functions are sent, what they answer, and the log of what they checkpoint in between. */
@NullMarked
package dev.mvnlambda.local.durable;

import org.jspecify.annotations.NullMarked;
