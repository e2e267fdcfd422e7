package dev.mvnlambda.local.control;

import java.util.Map;

/**
 * Something with tags, as the tagging API knows it.
 *
 * @param type such as {@code lambda:function}
 */
record TaggedResource(String type, String arn, Map<String, String> tags) {}
