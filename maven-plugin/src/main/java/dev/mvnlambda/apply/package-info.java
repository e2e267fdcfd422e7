/** Applies a plan and reports what became of each step. */
@NullMarked
package dev.mvnlambda.apply;

import org.jspecify.annotations.NullMarked;
