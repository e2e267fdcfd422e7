package dev.mvnlambda.manifest;

/**
 * A route of the one API of its kind that an app and stage has.
 *
 * @param api {@code HTTP}, {@code REST} or {@code WEBSOCKET}
 * @param source the route's key, such as {@code GET /orders/{id}} or {@code $connect}
 * @param authorizer name of an authorizer, {@code IAM} for AWS's own, or empty for everyone
 * @param streaming whether a REST API passes on the answer as it comes
 */
public record RouteSpec(String api, String source, String authorizer, boolean streaming) implements TriggerSpec {}
