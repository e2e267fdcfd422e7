/** Sees which files change, and when whoever changes them has come to an end. */
@NullMarked
package dev.mvnlambda.watch;

import org.jspecify.annotations.NullMarked;
