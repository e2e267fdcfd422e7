package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the function decide who may call routes, or connect as a device; repeats (AWS API: {@code CreateAuthorizer}). It is called
 * through its alias when versions are published.
 *
 * <pre>{@code
 * @Versioned
 * @Authorizer(name = "keys", identitySources = "$request.header.X-Api-Key", ttl = 300)
 * public class Keys implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, SimpleIAMPolicyResponse> { … }
 * }</pre>
 *
 * <p>For an HTTP API the handler takes an {@code APIGatewayV2CustomAuthorizerEvent} (payload format 2.0) and answers simply,
 * whether the caller {@code isAuthorized}; for a REST or WebSocket API it takes an {@code APIGatewayCustomAuthorizerEvent}, of type
 * {@code REQUEST} unless {@link #type()} says otherwise, and answers a policy; for AWS IoT it takes and answers a {@code Map}, or a
 * stream. A {@code Map}, an {@code Object} or a stream will do everywhere.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Authorizer.List.class)
public @interface Authorizer {
    /**
     * What routes call it: 1 to 128 letters, digits, {@code -}, {@code _} or {@code .}, other than {@code IAM}; for IoT letters,
     * digits, {@code -} or {@code _}, and devices name it with the app and the stage before it (AWS API: {@code Name}).
     */
    String name();

    /** What it guards. Default: the HTTP API. */
    ApiKind api() default ApiKind.HTTP;

    /**
     * What the function is handed: the request, or, for REST only, a token alone, which is the value of the one header that {@link
     * #identitySources()} names (AWS API: {@code Type}). A change is made in place. Default: the request.
     */
    AuthorizerType type() default AuthorizerType.REQUEST;

    /**
     * What tells callers apart. A request that lacks one of them is refused, with status 401, before the function is asked, and
     * all of them together are what an answer is remembered by (AWS API: {@code IdentitySource}). For HTTP they begin with {@code
     * $request.header.}, {@code $request.querystring.}, {@code $context.} or {@code $stageVariables.}; for REST with {@code
     * method.request.header.}, {@code method.request.querystring.}, {@code context.} or {@code stageVariables.}; for WebSocket
     * with {@code route.request.header.}, {@code route.request.querystring.}, {@code context.} or {@code stageVariables.}. IoT
     * has none. A token comes in exactly one, which begins with {@code method.request.header.}. Default: none, the function is
     * asked each time; for a token {@code method.request.header.Authorization}.
     */
    String[] identitySources() default {};

    /**
     * How long an answer is good for, in seconds, 0 to 3600; with 1 or more there have to be {@link #identitySources()}. For HTTP
     * and REST only: a WebSocket API asks once a connection, and for IoT the answer says it itself (AWS API: {@code
     * AuthorizerResultTtlInSeconds}). Default: 0, for one request, so that an answer for one route never holds for another.
     */
    int ttl() default 0;

    /** Holds repeated {@link Authorizer} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        Authorizer[] value();
    }
}
