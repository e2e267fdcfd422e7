package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapStartTest {
    @Test
    void snapshotsNeedJava11() {
        assertThat(problemsOf("@LambdaFunction(runtime = \"java8.al2\") @SnapStart"))
                .containsExactly(
                        "Shop:1: [SnapStartRuntime] Shop is @SnapStart, and AWS takes snapshots of java11 or newer, not"
                                + " of java8.al2; raise runtime.");
    }

    @Test
    void snapshotsHoldNoLargeStorage() {
        assertThat(problemsOf("""
                @SnapStart @LambdaFunction(
                    storage = 1024)"""))
                .containsExactly(
                        "Shop:2: [SnapStartStorage] Shop is @SnapStart, and AWS then gives it 512 MB of /tmp, not 1024; remove storage or @SnapStart.");
    }

    @Test
    void snapshotsExcludeProvisionedConcurrency() {
        assertThat(problemsOf("@SnapStart\n@Concurrency(provisioned = 2)"))
                .containsExactly(
                        "Shop:2: [SnapStartProvisioned] Shop is @SnapStart, which AWS does not combine with provisioned"
                                + " concurrency; remove one of them.");
    }

    @Test
    void snapshotsExcludeFileSystems() {
        assertThat(problemsOf("""
                @SnapStart @Vpc(subnets = "subnet-1", securityGroups = "sg-1")
                @FileSystem(accessPoint = "${accessPoint}")"""))
                .containsExactly(
                        "Shop:2: [SnapStartFileSystem] Shop is @SnapStart, which AWS does not combine with a file system; remove one of them.");
    }
}
