package dev.mvnlambda.local.runtime;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * How a call ended.
 *
 * @param payload what the handler returned, or the error object that AWS returns
 * @param functionError {@code Unhandled} when the function failed, else absent
 * @param log all that the call wrote, START, END and REPORT lines included
 */
public record InvocationResult(SdkBytes payload, @Nullable String functionError, String log) {}
