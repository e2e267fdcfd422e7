package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.lambda.model.VpcConfig;

/** What AWS answers of a function's settings. */
class SettingsWireTest extends WireTest {

    @Test
    void jsonLogsHaveLevelsAndTextLogsHaveNone() {
        function("f");
        logging(
                logging -> logging.logFormat("JSON"),
                "ApplicationLogLevel: 'INFO', LogFormat: 'JSON', LogGroup: '/aws/lambda/f', SystemLogLevel: 'INFO'");
        logging(
                logging -> logging.applicationLogLevel("DEBUG"),
                "ApplicationLogLevel: 'DEBUG', LogFormat: 'JSON', LogGroup: '/aws/lambda/f', SystemLogLevel: 'INFO'");
        logging(
                logging -> logging.systemLogLevel("WARN"),
                "ApplicationLogLevel: 'DEBUG', LogFormat: 'JSON', LogGroup: '/aws/lambda/f', SystemLogLevel: 'WARN'");
        logging(logging -> logging.logFormat("Text"), "LogFormat: 'Text', LogGroup: '/aws/lambda/f'");
        logging(logging -> logging.logGroup("cool_lambda"), "LogFormat: 'Text', LogGroup: 'cool_lambda'");

        answered(
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").loggingConfig(logging -> logging.systemLogLevel("WARN"))),
                refused(
                        "LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel from your request or"
                                + " change the LogFormat to \"Json\" and try again."));
    }

    @Test
    void aNetworkIsJoinedChangedAndLeft() {
        function(
                "f",
                request -> request.vpcConfig(vpc -> vpc.subnetIds("subnet-1").securityGroupIds("sg-1")));
        String network = lambda.getFunctionConfiguration(request -> request.functionName("f"))
                .vpcConfig()
                .vpcId();
        network(vpc -> vpc.subnetIds("subnet-2").securityGroupIds("sg-2"), "['sg-2']", "['subnet-2']", network);
        network(vpc -> vpc.subnetIds(List.of()).securityGroupIds(List.of()), "[]", "[]", "");

        answered(
                create(request -> request.vpcConfig(vpc -> vpc.subnetIds("subnet-1"))),
                refused("SubnetIds and SecurityIds must coexist or be both empty list."));
        answered(
                create(request ->
                        request.vpcConfig(vpc -> vpc.subnetIds("subnet-1").securityGroupIds("x-1"))),
                invalid(
                        "Value '[x-1]' at 'vpcConfig.securityGroupIds' failed to satisfy constraint: Member must satisfy"
                                + " constraint: [Member must have length less than or equal to 1024, Member must have length"
                                + " greater than or equal to 0, Member must satisfy regular expression pattern:"
                                + " sg-[0-9a-zA-Z]*]"));
    }

    @Test
    void settingsKeepTheirBounds() {
        answered(
                create(request -> request.role("r1")),
                invalid(
                        "Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                                + " arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+"));
        answered(
                create(request -> request.architectures(Architecture.X86_64, Architecture.ARM64)),
                invalid(
                        "Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length"
                                + " less than or equal to 1"));
        answered(
                create(request -> request.architecturesWithStrings("X86_64")),
                invalid(
                        "Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint:"
                                + " [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"));
        answered(
                create(request -> request.snapStart(snapStart -> snapStart.applyOn("invalidOption"))),
                invalid("Value 'invalidOption' at 'snapStart.applyOn' failed to satisfy constraint: Member must satisfy"
                        + " enum value set: [PublishedVersions, None]"));
        answered(
                create(request -> request.fileSystemConfigs(FileSystemConfig.builder()
                        .arn("arn:aws:elasticfilesystem:us-east-1:000000000000:access-point/fsap-0123456789abcdef0")
                        .localMountPath("/tmp/files")
                        .build())),
                invalid(
                        "Value '/tmp/files' at 'fileSystemConfigs.1.member.localMountPath' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern: /mnt/[a-zA-Z0-9-_.]+"));
        answered(
                create(request ->
                        request.layers(Collections.nCopies(6, "arn:aws:lambda:us-east-1:000000000000:layer:tools:1"))),
                refused("Cannot reference more than 5 layers."));
    }

    @Test
    void variablesAreFewAndNotReserved() {
        answered(
                create(environment(Map.of("A", "1"))),
                "400 ValidationException\n{message: \"1 validation error detected: Value at 'environment.variables' failed"
                        + " to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular"
                        + " expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]\"}");
        answered(
                create(environment(Map.of("AWS_REGION", "here"))),
                refused(
                        "Lambda was unable to configure your environment variables because the environment variables you"
                                + " have provided contains reserved keys that are currently not supported for modification."
                                + " Reserved keys used in this request: AWS_REGION"));
        // {"LARGE":""} takes 12 of 4096 bytes
        String most = "x".repeat(4084);
        answered(
                create(environment(Map.of("LARGE", most + "x"))),
                refused(
                        "Lambda was unable to configure your environment variables because the environment variables you"
                                + " have provided exceeded the 4KB limit. String measured: {\"LARGE\":\"" + most
                                + "x\"}"));
        function("f", environment(Map.of("LARGE", most)));
        Map<String, String> inOrder = new LinkedHashMap<>();
        inOrder.put("SMALL", "ok");
        inOrder.put("LARGE", most);
        answered(
                create(environment(inOrder)),
                refused(
                        "Lambda was unable to configure your environment variables because the environment variables you"
                                + " have provided exceeded the 4KB limit. String measured: {\"SMALL\":\"ok\",\"LARGE\":\""
                                + most
                                + "\"}"));
    }

    @Test
    void recursionAndRuntimeUpdatesAreSettled() {
        published("f");
        answered(
                lambda -> lambda.getFunctionRecursionConfig(request -> request.functionName("f")),
                "200\n{RecursiveLoop: 'Terminate'}");
        answered(
                lambda -> lambda.putFunctionRecursionConfig(
                        request -> request.functionName("f").recursiveLoop(RecursiveLoop.ALLOW)),
                "200\n{RecursiveLoop: 'Allow'}");
        answered(
                lambda -> lambda.getFunctionRecursionConfig(request -> request.functionName("f")),
                "200\n{RecursiveLoop: 'Allow'}");
        answered(
                lambda -> lambda.putFunctionRecursionConfig(
                        request -> request.functionName("f").recursiveLoop("InvalidValue")),
                invalid("Value 'InvalidValue' at 'recursiveLoop' failed to satisfy constraint: Member must satisfy enum"
                        + " value set: [Terminate, Allow]"));

        answered(
                lambda -> lambda.putRuntimeManagementConfig(
                        request -> request.functionName("f").qualifier("1").updateRuntimeOn("FunctionUpdate")),
                "200\n{FunctionArn: '<lambda>:function:f:1', UpdateRuntimeOn: 'FunctionUpdate'}");
        answered(
                lambda -> lambda.getRuntimeManagementConfig(
                        request -> request.functionName("f").qualifier("1")),
                "200\n{FunctionArn: '<lambda>:function:f:1', UpdateRuntimeOn: 'FunctionUpdate'}");
        answered(
                lambda -> lambda.getRuntimeManagementConfig(request -> request.functionName("f")),
                "200\n{FunctionArn: '<lambda>:function:f', UpdateRuntimeOn: 'Auto'}");
    }

    private Consumer<LambdaClient> create(Consumer<CreateFunctionRequest.Builder> more) {
        return lambda -> lambda.createFunction(usual("g", more));
    }

    private static Consumer<CreateFunctionRequest.Builder> environment(Map<String, String> variables) {
        return request -> request.environment(environment -> environment.variables(variables));
    }

    private void logging(Consumer<LoggingConfig.Builder> change, String expected) {
        lambda.updateFunctionConfiguration(request -> request.functionName("f").loggingConfig(change));
        settle();
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName("f")),
                "200\n"
                        + configuration(
                                "f", "RevisionId: '<id " + ++revisions + ">', LoggingConfig: {" + expected + "}"));
    }

    private void network(Consumer<VpcConfig.Builder> change, String groups, String subnets, String id) {
        lambda.updateFunctionConfiguration(request -> request.functionName("f").vpcConfig(change));
        settle();
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName("f")),
                "200\n" + configuration("f", """
                        RevisionId: '<id %d>', VpcConfig: {Ipv6AllowedForDualStack: false, SecurityGroupIds: %s,
                         SubnetIds: %s, VpcId: '%s'}
                        """.formatted(++revisions, groups, subnets, id)));
    }

    private int revisions;
}
