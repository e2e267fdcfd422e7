package dev.mvnlambda.local.control;

import org.jspecify.annotations.Nullable;

/**
 * When the runtime of a version is renewed.
 *
 * @param on Auto, FunctionUpdate or Manual
 * @param runtimeVersion ARN of the runtime that a manual one stays with, absent otherwise
 */
record RuntimeUpdates(String on, @Nullable String runtimeVersion) {}
