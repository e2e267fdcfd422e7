package dev.mvnlambda.local.control;

import org.jspecify.annotations.Nullable;

/** How much of an account's concurrency is spoken for: what functions reserve, and what others provision. */
final class ConcurrencyLimits {

    /** What an account may run at once in one region. */
    static final int ACCOUNT = 1000;

    /** What stays for functions that reserve nothing. */
    static final int LEAST_UNRESERVED = 100;

    private final Scope scope;

    ConcurrencyLimits(Scope scope) {
        this.scope = scope;
    }

    /** Returns what is left for functions that reserve nothing. */
    int unreserved() {
        return ACCOUNT
                - scope.functions().startingWith(scope.key("")).stream()
                        .mapToInt(ConcurrencyLimits::taken)
                        .sum();
    }

    /** Returns what would be left without one function. */
    int unreservedWithout(FunctionRecord function) {
        return unreserved() + taken(function);
    }

    /** Returns what a function provisions on all qualifiers but one. */
    static int provisioned(FunctionRecord function, @Nullable String except) {
        return function.provisioned().entrySet().stream()
                .filter(provisioned -> !provisioned.getKey().equals(except))
                .mapToInt(provisioned -> provisioned.getValue().requested())
                .sum();
    }

    // provisioned concurrency is part of what its function reserves
    private static int taken(FunctionRecord function) {
        return function.reservedConcurrency() == null ? provisioned(function, null) : function.reservedConcurrency();
    }
}
