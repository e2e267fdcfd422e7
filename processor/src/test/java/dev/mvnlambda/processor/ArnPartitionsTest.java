package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArnPartitionsTest {
    @Test
    void anArnIsOfThePartitionOfItsRegion() {
        assertThat(problemsOf("@SqsTrigger(\nqueue = \"arn:aws:sqs:cn-north-1:123456789012:orders\")"))
                .containsExactly(
                        "Shop:2: [ArnPartition] Shop has queue = \"arn:aws:sqs:cn-north-1:123456789012:orders\", but the region cn-north-1 is in the partition aws-cn; write arn:aws-cn:… there.");
        assertThat(problemsOf("@Layers({\"arn:aws-cn:lambda:cn-north-1:123456789012:layer:a:1\",\n"
                        + "\"arn:aws-cn:lambda:us-gov-west-1:123456789012:layer:b:1\"})"))
                .containsExactly(
                        "Shop:2: [ArnPartition] Shop has value = \"arn:aws-cn:lambda:us-gov-west-1:123456789012:layer:b:1\", but the region us-gov-west-1 is in the partition aws-us-gov; write arn:aws-us-gov:… there.");
        assertThat(problemsOf("@SqsTrigger(queue = \"arn:aws-us-gov:sqs:eu-west-1:123456789012:orders\")"))
                .containsExactly(
                        "Shop:1: [ArnPartition] Shop has queue = \"arn:aws-us-gov:sqs:eu-west-1:123456789012:orders\", but the region eu-west-1 is in the partition aws; write arn:aws:… there.");
    }

    @Test
    void regionsThatOnlyADeployKnowsAndPartitionsThatAwsKeepsToItselfAreLeft() {
        assertThat(problemsOf("@SqsTrigger(queue = \"arn:aws:sqs:${region}:123456789012:orders\")"))
                .isEmpty();
        assertThat(problemsOf("@SqsTrigger(queue = \"arn:aws-iso:sqs:us-iso-east-1:123456789012:orders\")"))
                .isEmpty();
        assertThat(problemsOf("@Environment(name = \"QUEUE\", value = \"arn:aws:sqs:cn-north-1:123456789012:orders\")"))
                .isEmpty();
    }
}
