package dev.mvnlambda.local.control;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * How a local account behaves.
 *
 * @param directory holds all of its state, or its code alone
 * @param kept whether the state outlives the process
 * @param region of callers that do not name one
 * @param callsPerSecond of Lambda's control plane over HTTP, 15 on AWS; usually unbounded. GetFunction, of which AWS takes
 *     100, and GetPolicy are counted apart, and invocations are not
 */
public record LocalOptions(
        Path directory,
        boolean kept,
        String region,
        String account,
        Timings timings,
        Switches switches,
        FailureRule failures,
        OptionalInt callsPerSecond) {

    /** Returns the account 000000000000 in us-east-1, as likely and as quick as it usually is. */
    public static LocalOptions in(Path directory) {
        return new LocalOptions(
                directory,
                true,
                "us-east-1",
                "000000000000",
                Timings.usual(),
                Switches.likely(),
                FailureRule.never(),
                OptionalInt.empty());
    }

    /** Returns the same with other times. */
    public LocalOptions with(Timings other) {
        return new LocalOptions(directory, kept, region, account, other, switches, failures, callsPerSecond);
    }

    /** Returns the same with other answers to what is not settled. */
    public LocalOptions with(Switches other) {
        return new LocalOptions(directory, kept, region, account, timings, other, failures, callsPerSecond);
    }

    /** Returns the same with versions that fail. */
    public LocalOptions with(FailureRule other) {
        return new LocalOptions(directory, kept, region, account, timings, switches, other, callsPerSecond);
    }

    /** Returns the same with a state that is gone with the process, which is quicker. */
    public LocalOptions inMemory() {
        return new LocalOptions(directory, false, region, account, timings, switches, failures, callsPerSecond);
    }

    /**
     * Returns the same with a bound on calls.
     *
     * @param calls a second, at least 1
     */
    public LocalOptions withCallsPerSecond(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException(calls + " calls a second; at least 1 is needed");
        }
        return new LocalOptions(directory, kept, region, account, timings, switches, failures, OptionalInt.of(calls));
    }
}
