/** The embedded local Lambda: an account in this process, or a server of its own. */
@NullMarked
package dev.mvnlambda.local;

import org.jspecify.annotations.NullMarked;
