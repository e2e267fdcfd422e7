package dev.mvnlambda.local.wire;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.utils.Lazy;

/**
 * The operations of a REST service, by where the SDK sends them. They only serve to name what is not supported: a service's
 * own routes say what is, so nothing is lost but a name should the SDK keep its requests another way.
 */
public final class SdkOperations {

    private static final String REQUEST = "Request";

    private final Lazy<RouteTable> routes;

    /** @param client the SDK's, or what implements it */
    public SdkOperations(Class<? extends SdkClient> client) {
        this.routes = new Lazy<>(() -> new RouteTable(routes(client)));
    }

    /** Returns the name of the operation that a request is for; empty when there is none at its path. */
    public Optional<String> name(WireRequest request) {
        return routes.getValue().match(request).map(match -> match.route().operation());
    }

    private static List<Route> routes(Class<?> client) {
        return Stream.<Class<?>>iterate(client, type -> type != null && type != Object.class, Class::getSuperclass)
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces())))
                .filter(type -> type.isInterface() && SdkClient.class.isAssignableFrom(type))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .flatMap(method -> request(method).stream())
                .distinct()
                .sorted(Comparator.comparing(Class::getName))
                .flatMap(request -> route(request).stream())
                .toList();
    }

    private static Optional<Class<?>> request(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .findFirst()
                .filter(type -> SdkRequest.class.isAssignableFrom(type)
                        && type.getSimpleName().endsWith(REQUEST));
    }

    // what tells one analytics configuration of a bucket from all of them
    private static Set<String> requiredParameters(Class<?> request) throws ReflectiveOperationException {
        SdkPojo builder = (SdkPojo) request.getMethod("builder").invoke(null);
        return builder.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.QUERY_PARAM)
                .filter(field -> field.containsTrait(RequiredTrait.class))
                .map(SdkField::locationName)
                .collect(Collectors.toSet());
    }

    private static Optional<Route> route(Class<?> request) {
        String marshaller = request.getName().replace(".model.", ".transform.") + "Marshaller";
        String name = request.getSimpleName();
        try {
            Field binding =
                    Class.forName(marshaller, true, request.getClassLoader()).getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            OperationInfo operation = (OperationInfo) binding.get(null);
            return Optional.of(Route.route(
                            operation.httpMethod().name(),
                            operation.requestUri(),
                            0,
                            name.substring(0, name.length() - REQUEST.length()))
                    .requiring(requiredParameters(request)));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
