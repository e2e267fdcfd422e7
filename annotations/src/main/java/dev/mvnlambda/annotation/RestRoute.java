package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with requests for one route of the REST API that an app and stage has; repeats (AWS API: {@code PutMethod} and
 * {@code PutIntegration} of API Gateway). The API is made, with a regional endpoint, with the first route and goes with the last
 * one; it calls the alias when versions are published. Routes are shown to callers by one deployment of the API, after all of them
 * were changed. Where a REST API's own features are not needed, such as usage plans, private endpoints or streaming, an {@link
 * HttpRoute} costs less and answers sooner.
 *
 * <pre>{@code
 * @Versioned
 * @RestRoute("GET /orders/{id}")
 * @RestRoute(value = "POST /orders", authorizer = "customers")
 * public class Orders implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> { … }
 * }</pre>
 *
 * <p>The handler takes an {@code APIGatewayProxyRequestEvent}, a {@code Map}, an {@code Object} or a stream. AWS waits 29 seconds
 * for its answer. The API's address ends in the name of the stage: {@code https://<id>.execute-api.<region>.amazonaws.com/<stage>}.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(RestRoute.List.class)
public @interface RestRoute {
    /**
     * The route: a method, a space and a path. The method is {@code GET}, {@code HEAD}, {@code POST}, {@code PUT}, {@code PATCH},
     * {@code DELETE}, {@code OPTIONS}, or {@code ANY} for all that have no route of their own. A part of the path is letters, digits,
     * {@code .}, {@code _}, {@code -} and {@code :}, or a name in braces for any text, as in <code>GET /orders/{id}</code>; the last
     * one may take all that follows, as in <code>ANY /files/{path+}</code>. At one place of a path all routes of the API give the
     * variable the same name. A route belongs to one function of the app (AWS API: {@code HttpMethod}, {@code PathPart}).
     */
    String value();

    /**
     * Who may call: the name of an {@link Authorizer} of the app for {@link ApiKind#REST}, or {@code IAM} for callers that sign
     * their requests and are allowed {@code execute-api:Invoke} (AWS API: {@code AuthorizationType}). Default: everyone.
     */
    String authorizer() default "";

    /**
     * Whether the API passes the answer on as it comes, instead of in one piece of 10 MB at most (AWS API: {@code
     * ResponseTransferMode}, and another form of the integration's URI). AWS's managed Java runtimes send an answer in one piece all
     * the same, so the compiler warns. Default: no.
     */
    boolean streaming() default false;

    /** Holds repeated {@link RestRoute} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        RestRoute[] value();
    }
}
