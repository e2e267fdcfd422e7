package dev.mvnlambda.local.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** The states that functions and versions go through, and what they forbid meanwhile. */
final class States {

    private static final String CANNOT = "The operation cannot be performed at this time. ";
    private static final String REASON = "The function is being created.";
    private static final String REASON_CODE = "Creating";

    private final Scope scope;

    States(Scope scope) {
        this.scope = scope;
    }

    /** A new function or version: Pending, then Active, or Failed when a rule says so. */
    Settling created(FunctionConfiguration configuration, Duration duration) {
        FunctionConfiguration pending = configuration.toBuilder()
                .state(State.PENDING)
                .stateReason(REASON)
                .stateReasonCode(REASON_CODE)
                .lastUpdateStatus((String) null)
                .revisionId(scope.newRevision())
                .build();
        Optional<String> failure = scope.options().failures().reason(configuration);
        FunctionConfiguration after =
                failure.map(reason -> failed(configuration, reason)).orElseGet(() -> active(configuration));
        return new Settling(pending, after, scope.now().plus(duration), null);
    }

    /** A function whose code or settings change: InProgress, then Successful; what ran runs on meanwhile. */
    Settling updated(FunctionConfiguration running, FunctionConfiguration configuration) {
        FunctionConfiguration changed = configuration.toBuilder()
                .lastModified(scope.lastModified())
                .revisionId(scope.newRevision())
                .build();
        FunctionConfiguration inProgress = changed.toBuilder()
                .lastUpdateStatus(LastUpdateStatus.IN_PROGRESS)
                .lastUpdateStatusReason(REASON)
                .lastUpdateStatusReasonCode(REASON_CODE)
                .build();
        Instant until = scope.now().plus(scope.options().timings().update());
        return new Settling(inProgress, active(changed), until, running);
    }

    /** A version published from a function that holds: Active at once, unless a snapshot is to be taken or it fails. */
    Settling published(FunctionConfiguration configuration) {
        boolean atOnce = !Configurations.hasSnapStart(configuration)
                && scope.options().failures().reason(configuration).isEmpty();
        return atOnce ? Settling.settled(active(configuration)) : publishedWithCode(configuration);
    }

    /** A version published by the call that brings its code: Pending for a while. */
    Settling publishedWithCode(FunctionConfiguration configuration) {
        Timings timings = scope.options().timings();
        return created(
                configuration, Configurations.hasSnapStart(configuration) ? timings.snapshot() : timings.publish());
    }

    /** Refuses a change while another one is under way. */
    void checkChangeable(FunctionRecord function) {
        Settling latest = function.latest();
        checkActive(latest);
        if (latest.isUpdating(scope.now())) {
            throw Faults.conflict(CANNOT + "An update is in progress for resource: " + scope.arn(function.name()));
        }
    }

    /** Refuses what needs an Active function or version. */
    void checkActive(Settling configuration) {
        State state = configuration.shown(scope.now()).state();
        if (state != State.ACTIVE) {
            throw Faults.conflict(CANNOT + "The function is currently in the following state: " + state);
        }
    }

    private FunctionConfiguration active(FunctionConfiguration configuration) {
        FunctionConfiguration.Builder builder = configuration.toBuilder()
                .state(State.ACTIVE)
                .stateReason(null)
                .stateReasonCode((String) null)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .lastUpdateStatusReason(null)
                .lastUpdateStatusReasonCode((String) null)
                .revisionId(scope.newRevision());
        boolean optimized = Configurations.hasSnapStart(configuration)
                && !configuration.version().equals(FunctionRecord.LATEST);
        return optimized
                ? builder.snapStart(configuration.snapStart().toBuilder()
                                .optimizationStatus(SnapStartOptimizationStatus.ON)
                                .build())
                        .build()
                : builder.build();
    }

    private FunctionConfiguration failed(FunctionConfiguration configuration, String reason) {
        return configuration.toBuilder()
                .state(State.FAILED)
                .stateReason(reason)
                .stateReasonCode("FunctionError")
                .lastUpdateStatus(LastUpdateStatus.FAILED)
                .lastUpdateStatusReason(reason)
                .lastUpdateStatusReasonCode("FunctionError")
                .revisionId(scope.newRevision())
                .build();
    }
}
