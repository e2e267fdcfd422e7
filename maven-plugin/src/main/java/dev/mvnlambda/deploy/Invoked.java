package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.Answer;
import dev.mvnlambda.resource.FunctionScope;

/**
 * A function that was called.
 *
 * @param event the kind of event that it was called with, or empty for a payload of the caller's own
 * @param payload JSON
 */
public record Invoked(FunctionScope function, String event, String payload, Answer answer) {}
