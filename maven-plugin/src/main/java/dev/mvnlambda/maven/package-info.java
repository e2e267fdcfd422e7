/** The goals: each a small Mojo that turns configuration into one call. Alone sees Maven. */
@NullMarked
package dev.mvnlambda.maven;

import org.jspecify.annotations.NullMarked;
