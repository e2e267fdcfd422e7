package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.wire.ApiServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Every operation that the SDK's clients of the hosted services have, sent to the account: none is a fault or unheard of. */
@SuppressWarnings("NullAway.Init")
class EveryOperationTest {

    private static final int STEP = 4;
    private static final Set<String> ELSEWHERE = Set.of("WriteGetObjectResponse", "ListDirectoryBuckets");

    /** What came back; a status of 0 when nothing was sent. */
    private record Answer(int status, String text) {}

    @TempDir
    Path directory;

    private ControlPlane plane;
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        LocalOptions options = LocalOptions.in(directory).with(Timings.none()).inMemory();
        plane = ControlPlane.open(options, Clock.systemUTC(), new EchoRuntime());
        server = ApiServer.bind(0);
        server.start(List.of(), Map.of(), plane.services());
    }

    @AfterEach
    void stop() {
        server.close();
        plane.close();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotSupportedIsAnsweredWith501AndItsName() {
        return services(type -> {
            List<Method> lacking = operations(type, false);
            // Lambda's all; of the others a part tells of all
            int step = type == LambdaClient.class || type == S3Client.class ? 1 : STEP;
            List<Method> asked = IntStream.range(0, lacking.size())
                    .filter(i -> i % step == 0)
                    .mapToObj(lacking::get)
                    .toList();
            return wrong(type, asked, Samples::bare, EveryOperationTest::isNamed);
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsSupportedIsNeverAFault() {
        return services(type -> wrong(
                type,
                operations(type, true),
                Samples::of,
                (name, answer) -> answer.status() < 500 || answer.status() == 501));
    }

    private Stream<DynamicTest> services(Function<Class<? extends SdkClient>, Map<String, Answer>> wrong) {
        return plane.hosted().stream()
                .map(service -> DynamicTest.dynamicTest(
                        service.type().getSimpleName(),
                        () -> assertThat(wrong.apply(service.type())).isEmpty()));
    }

    private static boolean isNamed(String operation, Answer answer) {
        String text = answer.text().toLowerCase(Locale.ROOT);
        return (answer.status() == 501 && text.contains("does not support " + operation.toLowerCase(Locale.ROOT) + ";"))
                // the SDK itself sends some without a signature, and some not to any endpoint
                || text.contains("carries no aws signature")
                || ELSEWHERE.contains(operation);
    }

    private Map<String, Answer> wrong(
            Class<? extends SdkClient> type,
            List<Method> operations,
            Function<Class<?>, Object> sample,
            BiPredicate<String, Answer> right) {
        SdkClient client = Clients.of(server.address(), type);
        Map<String, Answer> wrong = new TreeMap<>();
        for (Method operation : operations) {
            Answer answer = answer(client, operation, sample);
            if (!right.test(name(operation), answer)) {
                wrong.put(name(operation), answer);
            }
        }
        return wrong;
    }

    private List<Method> operations(Class<? extends SdkClient> type, boolean supported) {
        Class<?> implementation = plane.client(type, "us-east-1").getClass();
        return operations(type).stream()
                .filter(method -> isOverridden(implementation, method) == supported)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static List<Method> operations(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && !method.getName().endsWith("Paginator")
                        && method.getParameterCount() > 0
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && Arrays.stream(method.getParameterTypes())
                                .skip(1)
                                .allMatch(more -> more == RequestBody.class || more == ResponseTransformer.class))
                .toList();
    }

    private static boolean isOverridden(Class<?> implementation, Method method) {
        return Arrays.stream(implementation.getMethods())
                .filter(other -> !other.getDeclaringClass().isInterface())
                .anyMatch(other ->
                        other.getParameterCount() > 0 && other.getParameterTypes()[0] == method.getParameterTypes()[0]);
    }

    private static String name(Method method) {
        String request = method.getParameterTypes()[0].getSimpleName();
        return request.substring(0, request.length() - "Request".length());
    }

    private static Answer answer(SdkClient client, Method operation, Function<Class<?>, Object> sample) {
        try {
            operation.invoke(client, arguments(operation, sample));
            return new Answer(200, "");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AwsServiceException refusal) {
                return new Answer(refusal.statusCode(), String.valueOf(refusal.getMessage()));
            }
            // the SDK itself refuses some requests in which every member is set
            return new Answer(0, String.valueOf(e.getCause()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object[] arguments(Method method, Function<Class<?>, Object> sample) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == RequestBody.class
                        ? RequestBody.fromString("body")
                        : type == ResponseTransformer.class ? ResponseTransformer.toBytes() : sample.apply(type))
                .toArray();
    }
}
