package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VpcTest {
    @Test
    void aFunctionIsInOneToSixteenSubnets() {
        assertThat(problemsOf("@Vpc(\nsubnets = {}, securityGroups = \"sg-1\")"))
                .containsExactly(
                        "Shop:2: [VpcSubnets] Shop has 0 subnets, but AWS takes 1 to 16; change their number.");
        assertThat(problemsOf("@Vpc(subnets = \"vpc-1\", securityGroups = \"sg-1\")"))
                .containsExactly(
                        "Shop:1: [VpcSubnets] Shop has subnets = \"vpc-1\", but AWS takes ids there; write one like"
                                + " subnet-0abc.");
    }

    @Test
    void aFunctionIsInOneToFiveSecurityGroups() {
        assertThat(problemsOf(
                        "@Vpc(subnets = \"subnet-1\", securityGroups = {\"sg-1\", \"sg-2\", \"sg-3\", \"sg-4\", \"sg-5\","
                                + " \"sg-6\"})"))
                .containsExactly(
                        "Shop:1: [VpcSecurityGroups] Shop has 6 securityGroups, but AWS takes 1 to 5; change their number.");
    }

    @Test
    void aFileSystemNeedsAVpc() {
        assertThat(problemsOf("@FileSystem(accessPoint = \"${accessPoint}\")"))
                .containsExactly(
                        "Shop:1: [FileSystemNeedsVpc] Shop has a @FileSystem, which AWS reaches through a VPC only; add @Vpc"
                                + " with the subnets of the access point.");
    }

    @Test
    void aFileSystemIsMountedUnderMnt() {
        assertThat(problemsOf("""
                @Vpc(subnets = "${subnet}", securityGroups = "${group}")
                @FileSystem(accessPoint = "fsap-1",
                    path = "/data")"""))
                .containsExactly(
                        "Shop:2: [Arn] Shop has accessPoint = \"fsap-1\", but AWS takes the ARN of an EFS access point; write one like arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0.",
                        "Shop:3: [FileSystemPath] Shop has path = \"/data\", but a path is /mnt/ and then letters, digits, -, _ or ., at most 160 in all; change it.");
    }
}
