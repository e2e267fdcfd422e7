package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

class MappingLifeTest extends MappingTest {

    private static final Filter FILTER =
            Filter.builder().pattern("{\"body\":{\"kind\":[\"a\"]}}").build();

    @Test
    void aMappingOfAQueueHasTheDefaultsOfAws() {
        CreateEventSourceMappingResponse created = map("f:live", request -> request);

        assertThat(created)
                .isEqualTo(CreateEventSourceMappingResponse.builder()
                        .uuid(created.uuid())
                        .eventSourceMappingArn(
                                "arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + created.uuid())
                        .eventSourceArn(queue)
                        .functionArn(ARN + "f:live")
                        .batchSize(10)
                        .maximumBatchingWindowInSeconds(0)
                        .functionResponseTypes(List.of())
                        .lastModified(clock.instant())
                        .state("Creating")
                        .stateTransitionReason("USER_INITIATED")
                        .build());
    }

    @Test
    void aMappingOfAStreamHasTheDefaultsOfAws() {
        String stream = stream();
        CreateEventSourceMappingResponse created =
                map("f", request -> request.eventSourceArn(stream).startingPosition(EventSourcePosition.LATEST));

        assertThat(created)
                .isEqualTo(CreateEventSourceMappingResponse.builder()
                        .uuid(created.uuid())
                        .eventSourceMappingArn(created.eventSourceMappingArn())
                        .eventSourceArn(stream)
                        .functionArn(ARN + "f")
                        .batchSize(100)
                        .bisectBatchOnFunctionError(false)
                        .destinationConfig(destination -> destination.onFailure(failure -> {}))
                        .functionResponseTypes(List.of())
                        .lastModified(clock.instant())
                        .lastProcessingResult("No records processed")
                        .maximumBatchingWindowInSeconds(0)
                        .maximumRecordAgeInSeconds(-1)
                        .maximumRetryAttempts(-1)
                        .parallelizationFactor(1)
                        .startingPosition(EventSourcePosition.LATEST)
                        .state("Creating")
                        .stateTransitionReason("User action")
                        .tumblingWindowInSeconds(0)
                        .build());
    }

    @Test
    void changesTakeAWhileAndForbidOthersMeanwhile() {
        String uuid = map("f:live", request -> request).uuid();
        inUse(
                "update",
                () -> lambda.updateEventSourceMapping(
                        request -> request.uuid(uuid).batchSize(5)));
        inUse("delete", () -> lambda.deleteEventSourceMapping(request -> request.uuid(uuid)));
        settle();
        assertThat(get(uuid).state()).isEqualTo("Enabled");

        UpdateEventSourceMappingResponse updating = lambda.updateEventSourceMapping(
                request -> request.uuid(uuid).enabled(false).batchSize(5));
        assertThat(updating.state()).isEqualTo("Disabling");
        assertThat(updating.batchSize()).isEqualTo(5);
        inUse("delete", () -> lambda.deleteEventSourceMapping(request -> request.uuid(uuid)));
        settle();
        assertThat(get(uuid).state()).isEqualTo("Disabled");
        assertThat(lambda.updateEventSourceMapping(request -> request.uuid(uuid).batchSize(6))
                        .state())
                .isEqualTo("Updating");
        settle();
        assertThat(lambda.updateEventSourceMapping(request -> request.uuid(uuid).enabled(true))
                        .state())
                .isEqualTo("Enabling");
        settle();

        assertThat(lambda.deleteEventSourceMapping(request -> request.uuid(uuid))
                        .state())
                .isEqualTo("Deleting");
        assertThat(get(uuid).state()).isEqualTo("Deleting");
        inUse("delete", () -> lambda.deleteEventSourceMapping(request -> request.uuid(uuid)));
        settle();
        refused(() -> get(uuid), 404, "ResourceNotFoundException", "The resource you requested does not exist.");
        assertThat(listed(request -> request)).isEmpty();
    }

    @Test
    void aMappingMovesToAnAliasAndKeepsItsUuid() {
        String uuid = mapped("f");

        lambda.updateEventSourceMapping(request -> request.uuid(uuid).functionName(ARN + "f:live"));
        settle();

        assertThat(get(uuid).functionArn()).isEqualTo(ARN + "f:live");
        assertThat(get(uuid).batchSize()).isEqualTo(10);
    }

    @Test
    void whatAnUpdateEmptiesGoes() {
        String uuid = map(
                        "f:live",
                        request -> request.filterCriteria(criteria -> criteria.filters(FILTER))
                                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                                .scalingConfig(scaling -> scaling.maximumConcurrency(2)))
                .uuid();
        settle();
        assertThat(get(uuid).filterCriteria().filters()).hasSize(1);

        lambda.updateEventSourceMapping(request -> request.uuid(uuid)
                .filterCriteria(criteria -> criteria.filters(List.of()))
                .functionResponseTypes(List.of())
                .scalingConfig(scaling -> {}));
        settle();

        assertThat(get(uuid).filterCriteria()).isNull();
        assertThat(get(uuid).functionResponseTypes()).isEmpty();
        assertThat(get(uuid).scalingConfig()).isNull();
    }

    @Test
    void mappingsOutliveTheirFunctionAndARestart() {
        String uuid = mapped("f:live");
        GetEventSourceMappingResponse before = get(uuid);
        lambda.deleteFunction(request -> request.functionName("f"));

        reopen(LocalOptions.in(directory));

        assertThat(get(uuid)).isEqualTo(before);
    }

    @Test
    void onlyWhatIsEnabledIsPolledAndAnUpdateDoesNotInterrupt() {
        String uuid = map("f", request -> request).uuid();
        assertThat(plane.polled("sqs")).isEmpty();
        settle();
        assertThat(polled()).containsExactly(ARN + "f");

        lambda.updateEventSourceMapping(request -> request.uuid(uuid).functionName("f:live"));
        assertThat(polled()).containsExactly(ARN + "f");
        settle();
        assertThat(polled()).containsExactly(ARN + "f:live");

        lambda.deleteEventSourceMapping(request -> request.uuid(uuid));
        assertThat(polled()).isEmpty();
    }

    @Test
    void mappingsAreListedBySourceAndFunctionPageByPage() {
        queues.queue("other", 30);
        mapped("f");
        mapped("f:live");
        map("f:1", request -> request.eventSourceArn(queue.replace(":q", ":other")));

        assertThat(listed(request -> request.eventSourceArn(queue)))
                .containsExactlyInAnyOrder(ARN + "f", ARN + "f:live");
        assertThat(listed(request -> request.functionName("f:live"))).containsExactly(ARN + "f:live");
        assertThat(lambda.listEventSourceMappingsPaginator(request -> request.maxItems(1))
                        .eventSourceMappings())
                .hasSize(3);
        assertThat(listed(request -> request.functionName("f:none"))).isEmpty();
        assertThat(listed(request -> request.functionName("none"))).isEmpty();
    }

    @Test
    void aMappingThatGoesStandsInTheWayOfItsLikeOnly() {
        String uuid = mapped("f");
        conflict("f", uuid);
        conflict("f:$LATEST", uuid);

        lambda.deleteEventSourceMapping(request -> request.uuid(uuid));
        conflict("f", uuid);
        assertThat(map("f:$LATEST", request -> request.eventSourceArn(queue)).functionArn())
                .isEqualTo(ARN + "f:$LATEST");
    }

    private void conflict(String function, String uuid) {
        refused(
                () -> map(function, request -> request.eventSourceArn(queue)),
                409,
                "ResourceConflictException",
                "An event source mapping with SQS arn (\" " + queue
                        + " \") and function (\" f \") already exists. Please"
                        + " update or delete the existing mapping with UUID " + uuid);
    }

    @Test
    void mappingsHaveTagsOfTheirOwn() {
        String arn = map("f:live", request -> request.tags(Map.of("a", "1"))).eventSourceMappingArn();

        lambda.tagResource(request -> request.resource(arn).tags(Map.of("b", "2", "c", "3")));
        lambda.untagResource(request -> request.resource(arn).tagKeys("a", "none"));

        assertThat(lambda.listTags(request -> request.resource(arn)).tags()).isEqualTo(Map.of("b", "2", "c", "3"));
        assertThat(plane.tagging("us-east-1")
                        .getResources(request -> request.resourceTypeFilters("lambda:event-source-mapping")
                                .tagFilters(
                                        TagFilter.builder().key("b").values("2").build()))
                        .resourceTagMappingList())
                .singleElement()
                .satisfies(found -> assertThat(found.resourceARN()).isEqualTo(arn));
        String none = arn.substring(0, arn.lastIndexOf(':') + 1) + UUID.randomUUID();
        refused(
                () -> lambda.listTags(request -> request.resource(none)),
                404,
                "ResourceNotFoundException",
                "The resource you requested does not exist.");
    }

    private List<String> polled() {
        return plane.polled("sqs").stream()
                .map(EventSourceMappingConfiguration::functionArn)
                .toList();
    }

    private GetEventSourceMappingResponse get(String uuid) {
        return lambda.getEventSourceMapping(request -> request.uuid(uuid));
    }

    private static void inUse(String verb, ThrowingCallable call) {
        refused(
                call,
                400,
                "ResourceInUseException",
                "Cannot " + verb + " the event source mapping because it is in use.");
    }
}
