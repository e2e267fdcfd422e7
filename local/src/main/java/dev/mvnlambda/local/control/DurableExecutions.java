package dev.mvnlambda.local.control;

import dev.mvnlambda.local.durable.ExecutionEvents;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.Execution;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionHistoryRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionHistoryResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.StopDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.StopDurableExecutionResponse;

/** Durable executions as callers see them: listed, shown, stopped. */
final class DurableExecutions {

    private static final int PAGE = 100;

    private final Scope scope;
    private final Directory directory;
    private final Executions executions;

    DurableExecutions(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.executions = new Executions(scope);
    }

    /** Lists the executions of one version; of an alias, those of the version that it stands for now. */
    ListDurableExecutionsByFunctionResponse list(ListDurableExecutionsByFunctionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        String version = version(directory.get(name), name);
        boolean newestFirst = Boolean.TRUE.equals(request.reverseOrder());
        Function<ExecutionRecord, String> key =
                newestFirst ? DurableExecutions::newestFirst : DurableExecutions::oldestFirst;
        List<ExecutionRecord> all = executions.of(name.name()).stream()
                .filter(execution -> execution.version().equals(version))
                .filter(execution -> matches(request, execution))
                .sorted(Comparator.comparing(key))
                .toList();
        @Nullable Integer size = Integer.valueOf(0).equals(request.maxItems()) ? null : request.maxItems();
        Page<ExecutionRecord> page = Page.of(all, key, request.marker(), size, PAGE);
        return ListDurableExecutionsByFunctionResponse.builder()
                .durableExecutions(page.items().stream().map(this::listed).toList())
                .nextMarker(page.next())
                .build();
    }

    GetDurableExecutionResponse get(GetDurableExecutionRequest request) {
        ExecutionRecord execution = executions.get(request.durableExecutionArn());
        return GetDurableExecutionResponse.builder()
                .durableExecutionArn(execution.arn())
                .durableExecutionName(execution.name())
                .functionArn(functionArn(execution))
                .version(execution.version())
                .inputPayload(execution.input())
                .status(execution.status())
                .result(execution.result())
                .error(execution.error())
                .startTimestamp(execution.started())
                .endTimestamp(execution.ended())
                .build();
    }

    /** Answers with a page of what happened, with payloads unless they are not wanted. */
    GetDurableExecutionHistoryResponse history(GetDurableExecutionHistoryRequest request) {
        List<Event> all =
                executions.get(request.durableExecutionArn()).progress().log().events();
        boolean newestFirst = Boolean.TRUE.equals(request.reverseOrder());
        Function<Event, String> key =
                event -> sortable(newestFirst ? Long.MAX_VALUE - event.eventId() : event.eventId());
        @Nullable Integer size = Integer.valueOf(0).equals(request.maxItems()) ? null : request.maxItems();
        Page<Event> page =
                Page.of(all.stream().sorted(Comparator.comparing(key)).toList(), key, request.marker(), size, PAGE);
        boolean whole = !Boolean.FALSE.equals(request.includeExecutionData());
        return GetDurableExecutionHistoryResponse.builder()
                .events(page.items().stream()
                        .map(event -> whole ? event : ExecutionEvents.withoutData(event))
                        .toList())
                .nextMarker(page.next())
                .build();
    }

    /** Stops what runs; an invocation that is under way comes to its end, but changes nothing any more. */
    StopDurableExecutionResponse stop(StopDurableExecutionRequest request) {
        ExecutionRecord stopped = executions.stop(request.durableExecutionArn(), request.error());
        return StopDurableExecutionResponse.builder()
                .stopTimestamp(stopped.ended())
                .build();
    }

    // a version that was deleted may have executions
    private static String version(FunctionRecord function, FunctionName name) {
        String qualifier = name.effectiveQualifier();
        return function.aliases().containsKey(qualifier)
                ? function.aliases().get(qualifier).functionVersion()
                : qualifier;
    }

    private static boolean matches(ListDurableExecutionsByFunctionRequest request, ExecutionRecord execution) {
        boolean named = request.durableExecutionName() == null
                || request.durableExecutionName().equals(execution.name());
        boolean inStatus = !request.hasStatuses() || request.statusesAsStrings().contains(execution.status());
        boolean after = request.startedAfter() == null || execution.started().isAfter(request.startedAfter());
        boolean before = request.startedBefore() == null || execution.started().isBefore(request.startedBefore());
        return named && inStatus && after && before;
    }

    private Execution listed(ExecutionRecord execution) {
        return Execution.builder()
                .durableExecutionArn(execution.arn())
                .durableExecutionName(execution.name())
                .functionArn(functionArn(execution))
                .status(execution.status())
                .startTimestamp(execution.started())
                .endTimestamp(execution.ended())
                .build();
    }

    private String functionArn(ExecutionRecord execution) {
        return scope.arn(execution.functionName()) + ":" + execution.version();
    }

    private static String oldestFirst(ExecutionRecord execution) {
        return sortable(execution.started().toEpochMilli()) + execution.arn();
    }

    private static String newestFirst(ExecutionRecord execution) {
        return sortable(Long.MAX_VALUE - execution.started().toEpochMilli()) + execution.arn();
    }

    private static String sortable(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }
}
