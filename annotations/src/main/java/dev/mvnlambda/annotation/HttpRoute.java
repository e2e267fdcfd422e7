package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with requests for one route of the HTTP API that an app and stage has; repeats (AWS API: {@code CreateRoute}
 * of API Gateway). The API is made with the first route and goes with the last one; it calls the alias when versions are
 * published. Every function with a route reads the API's address in {@code Resource.Api.url()}.
 *
 * <pre>{@code
 * @Versioned
 * @HttpRoute("GET /orders/{id}")
 * @HttpRoute(value = "POST /orders", authorizer = "customers")
 * public class Orders implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> { … }
 * }</pre>
 *
 * <p>The handler takes an {@code APIGatewayV2HTTPEvent}, a {@code Map}, an {@code Object} or a stream. AWS waits 30 seconds at
 * most for its answer. What all routes have in common says {@link HttpApi}.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(HttpRoute.List.class)
public @interface HttpRoute {
    /**
     * The route: a method, a space and a path, or {@code $default} for what no other route takes. The method is {@code GET},
     * {@code HEAD}, {@code POST}, {@code PUT}, {@code PATCH}, {@code DELETE}, {@code OPTIONS}, or {@code ANY} for all of them. A
     * part of the path in braces stands for any text, as in <code>GET /orders/{id}</code>, and the last one may take all that
     * follows, as in <code>ANY /files/{path+}</code>; the names are unique in a path. A route belongs to one function of the
     * app (AWS API: {@code RouteKey}).
     */
    String value();

    /**
     * Who may call: the name of an {@link Authorizer} or {@link JwtAuthorizer} of the app, or {@code IAM} for callers that sign
     * their requests and are allowed {@code execute-api:Invoke} (AWS API: {@code AuthorizationType}). Default: everyone.
     */
    String authorizer() default "";

    /** Holds repeated {@link HttpRoute} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        HttpRoute[] value();
    }
}
