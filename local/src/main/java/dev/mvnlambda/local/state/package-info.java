/** Keeps records on disk, so that what was acknowledged outlives a crash. */
@NullMarked
package dev.mvnlambda.local.state;

import org.jspecify.annotations.NullMarked;
