package dev.mvnlambda.local.durable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/** Which updates fit what an execution has checkpointed before, as the emulator of AWS's own durable SDK has it. */
final class OperationChecks {

    private static final Map<OperationType, Set<OperationAction>> ACTIONS = Map.of(
            OperationType.STEP,
            Set.of(OperationAction.START, OperationAction.SUCCEED, OperationAction.FAIL, OperationAction.RETRY),
            OperationType.CONTEXT,
            Set.of(OperationAction.START, OperationAction.SUCCEED, OperationAction.FAIL),
            OperationType.WAIT,
            Set.of(OperationAction.START, OperationAction.CANCEL),
            OperationType.CALLBACK,
            Set.of(OperationAction.START, OperationAction.CANCEL),
            OperationType.CHAINED_INVOKE,
            Set.of(OperationAction.START, OperationAction.CANCEL),
            OperationType.EXECUTION,
            Set.of(OperationAction.SUCCEED, OperationAction.FAIL));

    private OperationChecks() {}

    /** Throws {@link IllegalArgumentException} with AWS's text for updates that do not fit. */
    static void check(List<OperationUpdate> updates, OperationLog log) {
        checkExecution(updates);
        Map<String, OperationType> seen = new HashMap<>();
        log.operations()
                .forEach(operation ->
                        seen.put(operation.id(), operation.operation().type()));
        Set<String> updated = new HashSet<>();
        for (OperationUpdate update : updates) {
            require(updated.add(update.id()), "Cannot update the same operation twice in a single request.");
            require(
                    update.parentId() == null || seen.get(update.parentId()) == OperationType.CONTEXT,
                    "Invalid parent operation id.");
            check(update, log.find(update.id()).map(LoggedOperation::operation));
            seen.put(update.id(), update.type());
        }
    }

    private static void checkExecution(List<OperationUpdate> updates) {
        long ends = updates.stream()
                .filter(update -> update.type() == OperationType.EXECUTION)
                .count();
        require(ends <= 1, "Cannot checkpoint multiple EXECUTION updates.");
        require(
                ends == 0 || updates.get(updates.size() - 1).type() == OperationType.EXECUTION,
                "EXECUTION checkpoint must be the last update.");
    }

    private static void check(OperationUpdate update, Optional<Operation> before) {
        require(
                ACTIONS.getOrDefault(update.type(), Set.of()).contains(update.action()),
                "Invalid action for the given operation type.");
        before.ifPresent(operation -> require(operation.type() == update.type(), "Invalid operation type."));
        switch (update.action()) {
            case START -> checkStart(update, before);
            case RETRY -> checkRetry(update, before);
            case CANCEL ->
                require(
                        before.filter(operation -> operation.status() == OperationStatus.STARTED)
                                .isPresent(),
                        "Cannot cancel a " + update.type() + " that does not exist or has already completed.");
            default -> checkEnd(update, before);
        }
    }

    private static void checkStart(OperationUpdate update, Optional<Operation> before) {
        if (update.type() == OperationType.STEP) {
            require(
                    before.isEmpty() || before.get().status() == OperationStatus.READY,
                    "Invalid current STEP state to start.");
        } else {
            require(before.isEmpty(), "Cannot start a " + update.type() + " that already exist.");
        }
        require(
                update.type() != OperationType.WAIT || update.waitOptions() != null,
                "Invalid WaitOptions for the given action.");
        require(
                update.type() != OperationType.CHAINED_INVOKE || update.chainedInvokeOptions() != null,
                "Invalid ChainedInvokeOptions for the given action.");
    }

    private static void checkRetry(OperationUpdate update, Optional<Operation> before) {
        require(isOpen(before), "Invalid current STEP state to re-attempt.");
        require(
                update.stepOptions() != null && update.stepOptions().nextAttemptDelaySeconds() != null,
                "Invalid StepOptions for the given action.");
        require(
                update.error() == null || update.payload() == null,
                "Cannot provide both error and payload to RETRY a STEP.");
    }

    private static void checkEnd(OperationUpdate update, Optional<Operation> before) {
        require(isOpen(before), "Invalid current " + update.type() + " state to close.");
        require(
                update.action() != OperationAction.FAIL || update.payload() == null,
                "Cannot provide a Payload for FAIL action.");
        require(
                update.action() != OperationAction.SUCCEED || update.error() == null,
                "Cannot provide an Error for SUCCEED action.");
    }

    // a step or a context may begin and end in one checkpoint
    private static boolean isOpen(Optional<Operation> before) {
        return before.map(Operation::status)
                .filter(status -> status != OperationStatus.STARTED && status != OperationStatus.READY)
                .isEmpty();
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }
}
