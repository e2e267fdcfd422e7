/** Tests of the package. */
@NullMarked
package dev.mvnlambda.watch;

import org.jspecify.annotations.NullMarked;
