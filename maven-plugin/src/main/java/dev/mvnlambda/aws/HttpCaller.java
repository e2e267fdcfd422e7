package dev.mvnlambda.aws;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Makes the calls of API Gateway that change something; it takes one change of an API at a time, and asks to try again. */
final class HttpCaller {
    private final Caller caller;
    private final ApiChanges changing;
    private final Clients clients;
    private final AtomicInteger changes = new AtomicInteger();

    HttpCaller(Caller caller, Clients clients) {
        this.caller = caller;
        this.changing = new ApiChanges(caller);
        this.clients = clients;
    }

    /** Has the module there, before the classes of its answers are named. */
    void prepare() {
        clients.apiGatewayV2();
    }

    /** The answer to a change. */
    <T> T change(String operation, Function<ApiGatewayV2Client, T> call) {
        changes.incrementAndGet();
        return changing.call(action(operation), () -> call.apply(clients.apiGatewayV2()));
    }

    /**
     * The answer to a change that makes another one each time it is sent.
     *
     * @param sentAgain is handed the answer when what an earlier sending made may be there too
     */
    <T> T create(String operation, Function<ApiGatewayV2Client, T> call, Consumer<T> sentAgain) {
        return caller.made(() -> change(operation, call), sentAgain);
    }

    /** Removes something; what is gone already is removed. */
    <T> void remove(String operation, Function<ApiGatewayV2Client, T> call) {
        changes.incrementAndGet();
        changing.find(action(operation), () -> call.apply(clients.apiGatewayV2()));
    }

    /** How many changes were begun so far. */
    int changes() {
        return changes.get();
    }

    /** The answer to a question. */
    <T> T ask(String operation, Function<ApiGatewayV2Client, T> call) {
        return caller.call(action(operation), () -> call.apply(clients.apiGatewayV2()));
    }

    /** Policies name the verbs of HTTP. */
    private static String action(String operation) {
        String verb = operation.startsWith("Create")
                ? "POST"
                : operation.startsWith("Update") ? "PATCH" : operation.startsWith("Delete") ? "DELETE" : "GET";
        return "apigateway:" + verb;
    }
}
