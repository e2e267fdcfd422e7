package dev.mvnlambda.local.durable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.EventType;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;

/** What the history says of an execution itself; numbers and times are given where the events are kept. */
public final class ExecutionEvents {

    private ExecutionEvents() {}

    /** Returns the first event. */
    public static Event.Builder started(String id, String name, String input, int timeoutSeconds) {
        return Event.builder()
                .eventType(EventType.EXECUTION_STARTED)
                .id(id)
                .name(name)
                .executionStartedDetails(
                        details -> details.input(OperationEvents.input(input)).executionTimeout(timeoutSeconds));
    }

    /** Returns the event of a call of the function that has come to its end. */
    public static Event.Builder called(String requestId, Instant begin, Instant end, @Nullable ErrorObject error) {
        return Event.builder()
                .eventType(EventType.INVOCATION_COMPLETED)
                .invocationCompletedDetails(details -> details.requestId(requestId)
                        .startTimestamp(begin)
                        .endTimestamp(end)
                        .error(error == null ? null : OperationEvents.error(error)));
    }

    /** Returns the last event. */
    public static Event.Builder ended(
            String id, String name, ExecutionStatus how, @Nullable String result, @Nullable ErrorObject error) {
        Event.Builder event = Event.builder().id(id).name(name);
        return switch (how) {
            case SUCCEEDED ->
                event.eventType(EventType.EXECUTION_SUCCEEDED)
                        .executionSucceededDetails(details -> details.result(OperationEvents.result(result)));
            case FAILED ->
                event.eventType(EventType.EXECUTION_FAILED)
                        .executionFailedDetails(details -> details.error(OperationEvents.error(error)));
            case STOPPED ->
                event.eventType(EventType.EXECUTION_STOPPED)
                        .executionStoppedDetails(details -> details.error(OperationEvents.error(error)));
            default ->
                event.eventType(EventType.EXECUTION_TIMED_OUT)
                        .executionTimedOutDetails(
                                details -> details.error(error == null ? null : OperationEvents.error(error)));
        };
    }

    /** Returns an event without what functions were given or answered. */
    public static Event withoutData(Event event) {
        return Event.builder()
                .eventType(event.eventType())
                .subType(event.subType())
                .eventId(event.eventId())
                .id(event.id())
                .name(event.name())
                .eventTimestamp(event.eventTimestamp())
                .parentId(event.parentId())
                .waitStartedDetails(event.waitStartedDetails())
                .waitSucceededDetails(event.waitSucceededDetails())
                .callbackStartedDetails(event.callbackStartedDetails())
                .invocationCompletedDetails(event.invocationCompletedDetails())
                .build();
    }
}
