/** Keeps records on disk, so that what was acknowledged outlives the process. */
@NullMarked
package dev.mvnlambda.local.state;

import org.jspecify.annotations.NullMarked;
