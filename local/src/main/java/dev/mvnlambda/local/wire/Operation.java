package dev.mvnlambda.local.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** One operation that a service's implementation overrides. */
final class Operation {

    private final Method method;

    private Operation(Method method) {
        this.method = method;
    }

    /** Finds the operations that an implementation or what it extends overrides, by name; AWS's spelling and Java's differ in case. */
    static Map<String, Operation> of(Class<?> implementation) {
        Map<String, Operation> operations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Stream.<Class<?>>iterate(implementation, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && method.getParameterCount() == 1)
                .filter(method -> SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .filter(method -> SdkResponse.class.isAssignableFrom(method.getReturnType()))
                .forEach(method -> operations.put(name(method), new Operation(method)));
        return operations;
    }

    /** Makes an empty builder of the request. */
    SdkPojo newRequest() {
        try {
            return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK's request has no builder: " + method, e);
        }
    }

    /** Calls the implementation, whose exceptions come through as they are. */
    SdkPojo call(Object implementation, Object request) {
        try {
            method.setAccessible(true);
            return (SdkPojo) method.invoke(implementation, request);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Method method) {
        String request = method.getParameterTypes()[0].getSimpleName();
        return request.substring(0, request.length() - "Request".length());
    }
}
