package dev.mvnlambda.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Stands between the deployer and an in-process account: records every call, and lets the process "die" after some changes. */
final class Interference {
    private static final Set<String> READING = Set.of("get", "hea", "lis", "des");

    /** By class, whether it declares a method of its client's interface, or leaves it to a default. */
    private static final ClassValue<Map<Method, Boolean>> DECLARED = new ClassValue<>() {
        @Override
        protected Map<Method, Boolean> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private int changesLeft = Integer.MAX_VALUE;
    private boolean dead;
    private Consumer<Call> before = call -> {};
    private UnaryOperator<Object> answers = UnaryOperator.identity();
    private final Map<String, Function<SdkRequest, Object>> instead = new ConcurrentHashMap<>();

    /**
     * One call.
     *
     * @param service the client's interface, in short
     */
    record Call(String service, String operation, SdkRequest request) {
        boolean changes() {
            return !READING.contains(operation.substring(0, 3).toLowerCase(Locale.ROOT));
        }

        /** All Lambda calls but GetFunction share one small rate. */
        boolean limited() {
            return service.equals("Lambda") && !operation.equals("GetFunction");
        }
    }

    <C> C over(Class<C> client, C real) {
        String service = client.getSimpleName().replace("Client", "");
        return client.cast(Proxy.newProxyInstance(
                client.getClassLoader(), new Class<?>[] {client}, (proxy, method, arguments) -> {
                    if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof SdkRequest request)) {
                        return passed(proxy, real, method, arguments);
                    }
                    String name = method.getName();
                    if (name.endsWith("Paginator")) {
                        return passed(proxy, real, method, arguments);
                    }
                    Call call = new Call(
                            service, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), request);
                    enter(call);
                    Function<SdkRequest, Object> own = instead.get(call.operation());
                    return own == null ? answers.apply(invoke(real, method, arguments)) : own.apply(request);
                }));
    }

    /** The default methods of a client call back to it, so they have to see this proxy. */
    private static Object passed(Object proxy, Object real, Method method, Object[] arguments) throws Throwable {
        return method.isDefault() && !declares(real, method)
                ? java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments)
                : invoke(real, method, arguments);
    }

    private static boolean declares(Object real, Method method) {
        return DECLARED.get(real.getClass()).computeIfAbsent(method, called -> isDeclared(real.getClass(), called));
    }

    private static boolean isDeclared(Class<?> type, Method method) {
        try {
            return !type.getMethod(method.getName(), method.getParameterTypes()).isDefault();
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized void enter(Call call) {
        if (dead || (call.changes() && changesLeft-- <= 0)) {
            dead = true;
            throw SdkClientException.create("the process was killed");
        }
        calls.add(call);
        before.accept(call);
    }

    /** From now on only so many changes are carried out; then nothing is answered any more. */
    synchronized void dieAfter(int changes) {
        changesLeft = changes;
    }

    /** Whether it came to that. */
    synchronized boolean isDead() {
        return dead;
    }

    /** Hears of each call before it is carried out. */
    synchronized void before(Consumer<Call> listener) {
        before = listener;
    }

    /** Refuses the first change of each kind that is asked of a service, as API Gateway does while it makes another one. */
    Interference busy(String service) {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        before(call -> {
            if (call.service().equals(service) && call.changes() && refused.add(call.operation())) {
                throw AwsServiceException.builder()
                        .statusCode(409)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ConflictException")
                                .errorMessage("Unable to complete operation due to concurrent modification."
                                        + " Please try again later.")
                                .build())
                        .build();
            }
        });
        return this;
    }

    /** Alters answers, as an endpoint does that knows less than AWS. */
    Interference answering(UnaryOperator<Object> alteration) {
        answers = alteration;
        return this;
    }

    /** Answers one operation in the place of the account. */
    Interference answering(String operation, Function<SdkRequest, Object> answer) {
        instead.put(operation, answer);
        return this;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The limited calls, in order. */
    List<String> limited() {
        return calls().stream().filter(Call::limited).map(Call::operation).toList();
    }

    /** The requests of one kind, in order. */
    <R extends SdkRequest> List<R> requests(Class<R> type) {
        return calls().stream()
                .map(Call::request)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Which services were called at all. */
    Set<String> services() {
        return calls().stream().map(Call::service).collect(Collectors.toSet());
    }

    /** The calls that change something, in order. */
    List<String> changes() {
        return calls().stream().filter(Call::changes).map(Call::operation).toList();
    }
}
