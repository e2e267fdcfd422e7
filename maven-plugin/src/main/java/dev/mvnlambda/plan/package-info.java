/** Two lists in, a plan out: pure, and complete enough to be printed or applied. */
@NullMarked
package dev.mvnlambda.plan;

import org.jspecify.annotations.NullMarked;
