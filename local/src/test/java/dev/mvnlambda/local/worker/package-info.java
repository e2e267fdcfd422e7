/** Tests of the parts of a worker that need no child JVM. */
@NullMarked
package dev.mvnlambda.local.worker;

import org.jspecify.annotations.NullMarked;
