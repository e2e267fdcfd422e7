package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** In China and in GovCloud, every ARN that is made is one of that partition. */
final class PartitionTest {
    /** Those whose ARNs are made of names; that of another source is as it is written, or as AWS answers. */
    private static final Set<String> NAMED = Set.of(
            "sqs",
            "url",
            "s3",
            "sns",
            "eventbridge",
            "schedule",
            "cognito",
            "iot",
            "logs",
            "http",
            "rest",
            "websocket",
            "authorizer-http");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> noArnOfAnotherPartitionIsPlanned() {
        return Stream.of("aws-cn", "aws-us-gov")
                .flatMap(partition -> Trigger.ALL.stream()
                        .filter(trigger -> NAMED.contains(trigger.kind()))
                        .map(trigger -> DynamicTest.dynamicTest(
                                partition + " " + trigger.kind(), () -> isOf(partition, trigger))));
    }

    private void isOf(String partition, Trigger trigger) {
        Path own = directory.resolve(partition + "-" + trigger.kind());
        Interference there = new Interference()
                .answering(
                        "GetCallerIdentity",
                        request -> GetCallerIdentityResponse.builder()
                                .account("000000000000")
                                .arn("arn:" + partition + ":sts::000000000000:assumed-role/deployer/somebody")
                                .build());
        try (TestAccount account = new TestAccount(own.resolve("account"))) {
            trigger.made().accept(account);
            List<String> planned =
                    account
                            .session(there)
                            .plan(new ExampleModule(own, trigger.example()).asWritten())
                            .plan()
                            .steps()
                            .stream()
                            .map(step ->
                                    ((Step.Making) step).node().properties().toString())
                            .toList();
            assertThat(planned).noneMatch(properties -> properties.contains("arn:aws:"));
            assertThat(planned).anyMatch(properties -> properties.contains("arn:" + partition + ":"));
        }
    }
}
