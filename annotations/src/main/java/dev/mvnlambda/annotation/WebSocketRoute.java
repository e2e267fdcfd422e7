package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with what comes by one route of the WebSocket API that an app and stage has; repeats (AWS API: {@code
 * CreateRoute} of API Gateway). The API is made with the first route and goes with the last one; it calls the alias when versions
 * are published. Messages are told apart by their {@code action}: that of {@code {"action": "order"}} is the route {@code order}.
 *
 * <pre>{@code
 * @Versioned
 * @WebSocketRoute(value = "$connect", authorizer = "customers")
 * @WebSocketRoute("$disconnect")
 * @WebSocketRoute("order")
 * public class Counter implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> { … }
 * }</pre>
 *
 * <p>The handler takes an {@code APIGatewayV2WebSocketEvent}, a {@code Map}, an {@code Object} or a stream. AWS waits 29 seconds at
 * most for its answer. Callers connect to {@code wss://<id>.execute-api.<region>.amazonaws.com/<stage>}; to send to them, the function
 * needs an {@link Allow} for {@code execute-api:ManageConnections}.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(WebSocketRoute.List.class)
public @interface WebSocketRoute {
    /**
     * The route: {@code $connect} for callers that arrive, {@code $disconnect} for those that left, the {@code action} of a message,
     * or {@code $default} for messages that no other route takes; an action is 1 to 128 letters, digits, {@code -}, {@code _} or
     * {@code .}. A route belongs to one function of the app (AWS API: {@code RouteKey}).
     */
    String value();

    /**
     * Who may connect: the name of an {@link Authorizer} of the app for {@link ApiKind#WEBSOCKET}, or {@code IAM} for callers that
     * sign their request and are allowed {@code execute-api:Invoke}. On {@code $connect} only; who is connected may send (AWS API:
     * {@code AuthorizationType}). Default: everyone.
     */
    String authorizer() default "";

    /** Holds repeated {@link WebSocketRoute} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        WebSocketRoute[] value();
    }
}
