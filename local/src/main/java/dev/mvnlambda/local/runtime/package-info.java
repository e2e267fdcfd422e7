/** Runs resolved versions of functions in child JVMs. */
@NullMarked
package dev.mvnlambda.local.runtime;

import org.jspecify.annotations.NullMarked;
