package dev.mvnlambda.annotation;

/** What an {@link Authorizer} guards. */
public enum ApiKind {
    /** The HTTP API of the app and stage, whose routes are {@link HttpRoute}s. */
    HTTP,
    /** The REST API of the app and stage. */
    REST,
    /** The WebSocket API of the app and stage; only its {@code $connect} route asks. */
    WEBSOCKET,
    /** AWS IoT Core: devices that connect with a token. */
    IOT
}
