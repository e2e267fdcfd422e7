/** Reads annotated handlers, reports what is wrong with them, and writes the manifest and {@code Resource.java}. */
@NullMarked
package dev.mvnlambda.processor;

import org.jspecify.annotations.NullMarked;
