package dev.mvnlambda.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.Archives;
import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.control.EchoRuntime;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** An account in memory whose functions answer what they are asked, and the server that shows it. */
record ServedAccount(LocalAccount account, LocalServer server) implements AutoCloseable {

    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    static final String ROLE = "arn:aws:iam::000000000000:role/clerk";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static ServedAccount open(Path directory) throws IOException {
        LocalOptions options = LocalOptions.in(directory).with(Timings.none()).inMemory();
        LocalAccount account = LocalAccount.open(options, Clock.systemUTC(), new EchoRuntime());
        account.iam()
                .createRole(
                        request -> request.roleName("clerk")
                                .assumeRolePolicyDocument(
                                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                                + "\"Principal\":{\"Service\":[\"lambda.amazonaws.com\",\"scheduler.amazonaws.com\"]}}]}"));
        account.iam()
                .putRolePolicy(request -> request.roleName("clerk")
                        .policyName("all")
                        .policyDocument(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
        return new ServedAccount(account, LocalServer.start(0, account, List.of()));
    }

    /** Makes a function with the versions 1 and 2, and an alias {@code live} that leads to the second. */
    void function(String name) {
        account.lambda()
                .createFunction(request -> request.functionName(name)
                        .role(ROLE)
                        .runtime("java17")
                        .handler("shop.Handler")
                        .code(code -> code.zipFile(Archives.of("one")))
                        .publish(true));
        account.lambda()
                .updateFunctionCode(request ->
                        request.functionName(name).zipFile(Archives.of("two")).publish(true));
        account.lambda()
                .createAlias(request -> request.functionName(name).name("live").functionVersion("2"));
    }

    /** Makes a function in another region. */
    void functionElsewhere(String name) {
        Clients.lambda(server.address(), "us-west-2")
                .createFunction(request -> request.functionName(name)
                        .role(ROLE)
                        .runtime("java17")
                        .handler("shop.Handler")
                        .code(code -> code.zipFile(Archives.of("one"))));
    }

    /** Makes a queue that the alias of a function reads. */
    void queue(String name, String function) {
        account.sqs().createQueue(request -> request.queueName(name));
        account.lambda()
                .createEventSourceMapping(request -> request.functionName(ARN + function + ":live")
                        .eventSourceArn("arn:aws:sqs:us-east-1:000000000000:" + name)
                        .batchSize(5));
    }

    /** Lets a service call the alias of a function. */
    void grant(String function, String principal) {
        account.lambda()
                .addPermission(request -> request.functionName(function)
                        .qualifier("live")
                        .statementId(principal.replace('.', '-'))
                        .action("lambda:InvokeFunction")
                        .principal(principal));
    }

    URI at(String path) {
        return server.address().resolve(path);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(at(path))).body());
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
    }
}
