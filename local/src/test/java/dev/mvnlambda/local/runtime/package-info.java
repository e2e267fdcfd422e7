/** Tests with real handlers in real child JVMs. */
@NullMarked
package dev.mvnlambda.local.runtime;

import org.jspecify.annotations.NullMarked;
