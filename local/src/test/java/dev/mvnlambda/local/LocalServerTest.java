package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.control.Archives;
import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.control.EchoRuntime;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@SuppressWarnings("NullAway.Init")
class LocalServerTest {

    private static final String TRUST =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}";

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private LocalServer server;
    private LambdaClient lambda;

    @BeforeEach
    void start() throws IOException {
        LocalOptions options = LocalOptions.in(directory).with(Timings.none());
        server = LocalServer.start(0, LocalAccount.open(options, Clock.systemUTC(), new EchoRuntime()), List.of());
        lambda = Clients.lambda(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFunctionIsMadeCalledAndReadBackOverHttp() throws Exception {
        function(lambda);

        InvokeResponse answer =
                lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("{\"a\":\"ü\"}")));
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");

        String location =
                lambda.getFunction(request -> request.functionName("f")).code().location();
        HttpResponse<byte[]> archive = http.send(
                HttpRequest.newBuilder(URI.create(location)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(archive.body()).isEqualTo(Archives.of("one").asByteArray());
    }

    @Test
    void aFunctionUrlNamesThePort() {
        function(lambda);

        assertThat(lambda.createFunctionUrlConfig(
                                request -> request.functionName("f").authType(FunctionUrlAuthType.NONE))
                        .functionUrl())
                .matches("http://localhost:" + server.address().getPort() + "/_url/[a-z0-9]{32}/");
    }

    @Test
    void theRegionIsThatOfTheSignature() {
        function(lambda);

        LambdaClient elsewhere = Clients.lambda(server.address(), "eu-west-1");

        assertThatThrownBy(() -> elsewhere.getFunction(request -> request.functionName("f")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("arn:aws:lambda:eu-west-1:000000000000:function:f");
    }

    @Test
    void errorsArriveAsTheSdksOwnExceptions() {
        assertThatThrownBy(() -> Clients.iam(server.address()).getRole(request -> request.roleName("none")))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The role with name none cannot be found.");
        assertThatThrownBy(() -> lambda.getFunction(request -> request.functionName("none")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, error -> {
                    assertThat(error.type()).isEqualTo("User");
                    assertThat(error.statusCode()).isEqualTo(404);
                });
    }

    @Test
    void aQueueIsKnownByItsAddressItsTagsAndItsErrors() {
        SqsClient sqs = Clients.sqs(server.address());
        String url = sqs.createQueue(request -> request.queueName("orders").tags(Map.of("app", "shop")))
                .queueUrl();

        assertThat(url).isEqualTo(server.address() + "/000000000000/orders");
        assertThat(sqs.getQueueAttributes(
                                request -> request.queueUrl(url).attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                        .attributes())
                .containsExactly(Map.entry(QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
        assertThat(Clients.tagging(server.address())
                        .getResources(request -> request.resourceTypeFilters("sqs:queue"))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly("arn:aws:sqs:us-east-1:000000000000:orders");
        assertThatThrownBy(() -> sqs.getQueueUrl(request -> request.queueName("none")))
                .isInstanceOf(QueueDoesNotExistException.class)
                .hasMessageContaining("The specified queue does not exist.");
    }

    @Test
    void whatIsNotSupportedSaysSoAndIsNotRetried() {
        assertThatThrownBy(() -> lambda.getFunctionScalingConfig(
                        request -> request.functionName("f").qualifier("1")))
                .isInstanceOfSatisfying(
                        LambdaException.class,
                        error -> assertThat(error.statusCode()).isEqualTo(501))
                .hasMessageContaining("GetFunctionScalingConfig");
    }

    @Test
    void codeIsUploadedThroughS3InChunksWithChecksums() {
        role();
        S3Client s3 = Clients.s3(server.address());
        byte[] archive = Archives.of("one").asByteArray();
        s3.createBucket(request -> request.bucket("codes"));
        s3.headBucket(request -> request.bucket("codes"));
        s3.putObject(request -> request.bucket("codes").key("a/b c+d.zip"), RequestBody.fromBytes(archive));

        assertThat(s3.headObject(request -> request.bucket("codes").key("a/b c+d.zip"))
                        .contentLength())
                .isEqualTo(archive.length);
        assertThat(s3.getObjectAsBytes(request -> request.bucket("codes").key("a/b c+d.zip"))
                        .asByteArray())
                .isEqualTo(archive);
        lambda.createFunction(request -> request.functionName("f")
                .role(roleArn())
                .runtime("java21")
                .handler("demo.Hello")
                .code(code -> code.s3Bucket("codes").s3Key("a/b c+d.zip")));
        assertThat(lambda.getFunctionConfiguration(request -> request.functionName("f"))
                        .codeSize())
                .isEqualTo(archive.length);
    }

    @Test
    void bucketsAreListedOfAllRegionsOrOfOne() {
        S3Client s3 = Clients.s3(server.address());
        s3.createBucket(request -> request.bucket("codes"));

        assertThat(s3.listBuckets().buckets()).hasSize(1);
        assertThat(s3.listBuckets(request -> request.bucketRegion("us-east-1")).buckets())
                .extracting(Bucket::bucketRegion)
                .containsExactly("us-east-1");
        assertThat(s3.listBuckets(request -> request.bucketRegion("eu-west-1")).buckets())
                .isEmpty();
    }

    @Test
    void anUnsignedCallIsRefusedAndSaysWhatIsMissing() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/2015-03-31/functions")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("carries no AWS signature");
    }

    @Test
    void aPresignedCallIsTaken() throws Exception {
        String credential = "any%2F20260101%2Fus-east-1%2Flambda%2Faws4_request";

        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(at("/2015-03-31/functions?X-Amz-Credential=" + credential)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"Functions\":[]}");
    }

    @Test
    void aWebPageIsRefused() throws Exception {
        HttpResponse<String> answer =
                send(signed(at("/2015-03-31/functions"), "lambda").header("Origin", "http://evil.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("http://evil.example");
    }

    @Test
    void aCompressedBodyIsUnpacked() throws Exception {
        role();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{\"logGroupName\":\"g\"}".getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<String> answer = send(signed(at("/"), "logs")
                .header("X-Amz-Target", "Logs_20140328.CreateLogGroup")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Clients.logs(server.address()).describeLogGroups().logGroups())
                .hasSize(1);
    }

    @Test
    void aBodyThatIsNoJsonIsTheCallersMistake() throws Exception {
        HttpResponse<String> answer = send(signed(at("/2015-03-31/functions"), "lambda")
                .POST(HttpRequest.BodyPublishers.ofString("{\"FunctionName\":")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Could not parse request body into json");
    }

    @Test
    void taggedFunctionsAreFoundByTheTaggingApi() {
        function(lambda);
        lambda.tagResource(request -> request.resource("arn:aws:lambda:us-east-1:000000000000:function:f")
                .tags(Map.of("app", "orders")));

        assertThat(Clients.tagging(server.address())
                        .getResources(request -> request.resourceTypeFilters("lambda:function")
                                .tagFilters(TagFilter.builder()
                                        .key("app")
                                        .values("orders")
                                        .build()))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly("arn:aws:lambda:us-east-1:000000000000:function:f");
    }

    @Test
    void anIamRoleKeepsItsDocumentsTagsAndBoundary() {
        role();
        var iam = Clients.iam(server.address());
        iam.tagRole(request -> request.roleName("role")
                .tags(Tag.builder().key("k").value("v w").build()));
        iam.putRolePolicy(request -> request.roleName("role").policyName("p").policyDocument(TRUST));
        iam.putRolePermissionsBoundary(
                request -> request.roleName("role").permissionsBoundary("arn:aws:iam::aws:policy/Boundary"));

        assertThat(iam.listRoleTags(request -> request.roleName("role")).tags())
                .extracting(Tag::value)
                .containsExactly("v w");
        assertThat(iam.getRole(request -> request.roleName("role"))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn())
                .isEqualTo("arn:aws:iam::aws:policy/Boundary");
        assertThat(iam.getRolePolicy(request -> request.roleName("role").policyName("p"))
                        .policyDocument())
                .startsWith("%7B%22Statement%22");
        assertThatThrownBy(() -> iam.deleteRole(request -> request.roleName("role")))
                .hasMessageContaining("Cannot delete entity, must delete policies first.");
        iam.deleteRolePolicy(request -> request.roleName("role").policyName("p"));
        iam.deleteRole(request -> request.roleName("role"));
    }

    @Test
    void healthIsToldToAnyone() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/_local/health")));

        assertThat(answer.body())
                .contains("\"status\":\"ok\"", "\"account\":\"000000000000\"", "\"region\":\"us-east-1\"", "\"pid\":");
    }

    @Test
    void aSignedRequestStopsTheServer() throws Exception {
        assertThat(send(HttpRequest.newBuilder(at("/_local/stop")).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<String> answer =
                send(signed(at("/_local/stop"), "lambda").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        server.awaitStop();
    }

    @Test
    void aTakenPortIsOneClearLine(@TempDir Path other) throws Exception {
        String port = Integer.toString(server.address().getPort());

        assertThat(refusalToStart("--port", port, "--dir", other.toString())).contains(port, "--port");
    }

    @Test
    void aDirectoryInUseIsOneClearLine() throws Exception {
        assertThat(refusalToStart("--port", "0", "--dir", directory.toString()))
                .isEqualTo("The directory " + directory + " is used by another local Lambda; stop that one, or choose"
                        + " another directory with --dir.");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsOneClearLine(@TempDir Path other) throws Exception {
        Path file = Files.createFile(other.resolve("file"));

        assertThat(refusalToStart("--port", "0", "--dir", file.toString()))
                .startsWith("The directory " + file + " cannot be used: ");
    }

    private static String refusalToStart(String... arguments) throws InterruptedException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        assertThat(Main.run(arguments, System.out, new PrintStream(errors, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);

        List<String> lines = errors.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private void function(LambdaClient client) {
        role();
        client.createFunction(request -> request.functionName("f")
                .role(roleArn())
                .runtime("java21")
                .handler("demo.Hello")
                .code(code -> code.zipFile(Archives.of("one"))));
    }

    private void role() {
        Clients.iam(server.address())
                .createRole(request -> request.roleName("role").assumeRolePolicyDocument(TRUST));
    }

    private static String roleArn() {
        return "arn:aws:iam::000000000000:role/role";
    }

    private URI at(String path) {
        return URI.create(server.address() + path);
    }

    private static HttpRequest.Builder signed(URI uri, String service) {
        return HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=any");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void debuggingIsASignedCallThatNamesAPort() throws Exception {
        assertThat(debugging("PUT", "f?port=5005", true)).isEqualTo(200);
        assertThat(debugging("DELETE", "f", true)).isEqualTo(200);
        assertThat(debugging("PUT", "f", true)).isEqualTo(400);
        assertThat(debugging("PUT", "f?port=65536", true)).isEqualTo(400);
        assertThat(debugging("PUT", "f/g?port=5005", true)).isEqualTo(404);
        assertThat(debugging("GET", "f", true)).isEqualTo(405);
        assertThat(debugging("PUT", "f?port=5005", false)).isEqualTo(403);
    }

    private int debugging(String method, String rest, boolean signed) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve("/_local/debug/" + rest))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (signed) {
            request.header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=a");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
