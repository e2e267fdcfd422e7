package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;

/** What AWS refuses of event source mappings, in its words where they are known. */
class MappingRulesTest extends MappingTest {

    @Test
    void whatIsMappedHasToBeThere() {
        invalid("none", request -> request, "Function does not exist");
        invalid("f:none", request -> request, "Function does not exist");
        invalid("f", request -> request.eventSourceArn(null), "Unrecognized event source.");
        invalid(
                "f",
                request -> request.eventSourceArn("arn:aws:sns:us-east-1:000000000000:t"),
                "Unrecognized event source.");
        invalid(
                "f",
                request -> request.eventSourceArn("arn:aws:sqs:us-east-1:000000000000:none"),
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error"
                        + " Message: The specified queue does not exist.");
    }

    @Test
    void theRoleHasToBeAllowedToRead() {
        allow("sqs:SendMessage", "*");
        String refusal = "The provided execution role does not have permissions to call ReceiveMessage on SQS";
        invalid("f", request -> request, refusal);
        allow("sqs:*", "arn:aws:sqs:us-east-1:000000000000:other");
        invalid("f", request -> request, refusal);
        plane.iam()
                .attachRolePolicy(request -> request.roleName("role")
                        .policyArn("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"));
        invalid("f", request -> request, refusal);

        plane.iam()
                .attachRolePolicy(request -> request.roleName("role")
                        .policyArn("arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"));

        assertThat(map("f", request -> request).state()).isEqualTo("Creating");
    }

    @Test
    void aQueueHidesMessagesForAsLongAsTheFunctionMayRun() {
        lambda.updateFunctionConfiguration(request -> request.functionName("f").timeout(120));
        settle();
        String uuid = mapped("f:live");
        String refusal = "Queue visibility timeout: 30 seconds is less than Function timeout: 120 seconds";

        invalid("f", request -> request, refusal);
        refused(
                () -> lambda.updateEventSourceMapping(
                        request -> request.uuid(uuid).functionName("f")),
                400,
                "InvalidParameterValueException",
                refusal);
        queues.queue("q", 120);
        lambda.updateEventSourceMapping(request -> request.uuid(uuid).functionName("f"));
    }

    @Test
    void aFunctionReadsAQueueOnce() {
        String uuid = mapped("f:live");
        String text = "An event source mapping with SQS arn (\" " + queue
                + " \") and function (\" f \") already exists. Please update or delete the existing mapping with UUID "
                + uuid;
        refused(() -> map(ARN + "f:live", request -> request), 409, "ResourceConflictException", text);
        String other = mapped("f");
        refused(
                () -> lambda.updateEventSourceMapping(
                        request -> request.uuid(other).functionName("f:live")),
                409,
                "ResourceConflictException",
                text);
        String arn = stream();
        String stream = map("f", request -> request.eventSourceArn(arn).startingPosition("LATEST"))
                .uuid();
        refused(
                () -> map("f", request -> request.eventSourceArn(arn).startingPosition("LATEST")),
                409,
                "ResourceConflictException",
                "The event source arn (\" " + arn + " \") and function (\" f \") provided mapping already exists."
                        + " Please update or delete the existing mapping with UUID " + stream);
    }

    @Test
    void batchesKeepToWhatAQueueCanGive() {
        invalid(
                "f",
                request -> request.batchSize(11),
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
        assertThat(map("f", request -> request.batchSize(11).maximumBatchingWindowInSeconds(1))
                        .batchSize())
                .isEqualTo(11);
        String fifo = queues.queue("q.fifo", 30);
        invalid(
                "f",
                request -> request.eventSourceArn(fifo).maximumBatchingWindowInSeconds(1),
                "Batching window is not supported for FIFO queues");
        invalid(
                "f",
                request -> request.eventSourceArn(fifo).batchSize(11),
                "Batch size must not exceed 10 for FIFO queues");
    }

    @Test
    void queuesHaveNoSettingsOfStreams() {
        invalid(
                "none",
                request -> request.destinationConfig(
                        destination -> destination.onFailure(failure -> failure.destination(queue))),
                "Unsupported DestinationConfig parameter for given event source mapping type.");
        invalid(
                "f",
                request -> request.startingPosition(EventSourcePosition.LATEST),
                "StartingPosition is not valid for SQS event sources.");
        invalid(
                "f",
                request -> request.scalingConfig(scaling -> scaling.maximumConcurrency(2))
                        .provisionedPollerConfig(pollers -> pollers.minimumPollers(2)),
                "Provisioned mode for SQS ESM does not support maximum concurrency feature. Use MaximumPollers as the"
                        + " control mechanism and remove maximum concurrency.");
    }

    @Test
    void streamsSayWhereTheyStart() {
        String stream = stream();
        invalid(
                "f",
                request -> request.eventSourceArn(stream),
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must"
                        + " not be null.");
        invalid(
                "f",
                request -> request.eventSourceArn(stream).startingPosition(EventSourcePosition.AT_TIMESTAMP),
                "Unsupported starting position for arn type: " + stream);
        invalid(
                "f",
                request -> request.eventSourceArn(stream)
                        .startingPosition(EventSourcePosition.LATEST)
                        .startingPositionTimestamp(clock.instant()),
                "Timestamp only valid with StartingPosition AT_TIMESTAMP");
        refused(
                () -> map("f", request -> request.eventSourceArn(stream).startingPosition("0")),
                400,
                "ValidationException",
                "1 validation error detected: Value '0' at 'startingPosition' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "[]",
                "{}",
                "{\"body\":\"a\"}",
                "{\"body\":[]}",
                "{\"body\":[{\"unknown\":1}]}",
                "{\"body\":[\"a\"=1}]}"
            })
    void filtersArePatterns(String pattern) {
        invalid("f", request -> filtered(request, pattern, 1), "Invalid filter pattern definition.");
    }

    @Test
    void filtersAreFew() {
        String pattern = "{\"$or\":[{\"body\":{\"n\":[{\"numeric\":[\">\",1]},null,2]}},{\"body\":{\"k\":[\"a\"]}}]}";
        invalid(
                "f",
                request -> filtered(request, pattern, 6),
                "The filter criteria hold 6 filters, but at most 5 are allowed.");
        assertThat(map("f", request -> filtered(request, pattern, 5))
                        .filterCriteria()
                        .filters())
                .hasSize(5);
    }

    @Test
    void membersKeepTheirBounds() {
        refused(
                () -> map(
                        "f",
                        request -> request.batchSize(10_001).scalingConfig(scaling -> scaling.maximumConcurrency(1))),
                400,
                "ValidationException",
                "2 validation errors detected: Value '10001' at 'batchSize' failed to satisfy constraint: Member must have"
                        + " value less than or equal to 10000; Value '1' at 'scalingConfig.maximumConcurrency' failed to"
                        + " satisfy constraint: Member must have value greater than or equal to 2");
    }

    @Test
    void aDurableFunctionIsMappedByVersionOrAliasAndForFifteenMinutes() {
        create("d", request -> request.publish(true).durableConfig(durable -> durable.executionTimeout(901)));
        create("e", request -> request.publish(true).durableConfig(durable -> durable.executionTimeout(900)));
        settle();

        invalid("e", request -> request, "You cannot invoke a durable function using an unqualified ARN.");
        invalid(
                "d:1",
                request -> request,
                "An event source mapping cannot invoke a durable function whose executionTimeout is greater than 900"
                        + " seconds.");
        assertThat(map("e:1", request -> request).state()).isEqualTo("Creating");
    }

    private static CreateEventSourceMappingRequest.Builder filtered(
            CreateEventSourceMappingRequest.Builder request, String pattern, int times) {
        Filter filter = Filter.builder().pattern(pattern).build();
        return request.filterCriteria(criteria -> criteria.filters(Collections.nCopies(times, filter)));
    }
}
