package dev.mvnlambda.local.control;

import java.util.List;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Checks that a stream of Kinesis or DynamoDB is there and that a role may read it. */
final class StreamChecks {

    private static final List<String> KINESIS =
            List.of("kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream");
    private static final List<String> DYNAMODB = List.of(
            "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams");

    private final Scope scope;

    StreamChecks(Scope scope) {
        this.scope = scope;
    }

    void check(String arn, FunctionConfiguration function) {
        boolean kinesis = SourceKind.service(arn).equals("kinesis");
        String stream = kinesis && arn.contains("/consumer/") ? arn.substring(0, arn.indexOf("/consumer/")) : arn;
        boolean allowed = (kinesis ? KINESIS : DYNAMODB)
                .stream().allMatch(action -> RolePermissions.allow(scope.account(), function.role(), action, stream));
        if (!allowed) {
            throw Faults.invalidParameter("Cannot access stream " + arn + ". Please ensure the role can perform the "
                    + (kinesis
                            ? "GetRecords, GetShardIterator, DescribeStream"
                            : "GetRecords, GetShardIterator, DescribeStream, and ListStreams")
                    + " Actions on your stream in IAM.");
        }
        boolean there = kinesis ? new KinesisStreams(scope).isThere(arn) : new DynamoTables(scope).isStreamed(arn);
        if (!there) {
            throw Faults.invalidParameter("Stream not found: " + arn);
        }
    }
}
