/** What a durable function is sent and what it answers; executions that end in one invocation. */
@NullMarked
package dev.mvnlambda.local.durable;

import org.jspecify.annotations.NullMarked;
