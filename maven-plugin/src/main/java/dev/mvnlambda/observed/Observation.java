package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Observed;
import java.util.List;

/**
 * What was found in an account.
 *
 * @param warnings what a person should know though it stops nothing
 */
public record Observation(List<Observed> observed, List<String> warnings) {

    /** Copies what it is given. */
    public Observation {
        observed = List.copyOf(observed);
        warnings = List.copyOf(warnings);
    }

    static Observation of(List<Observed> observed) {
        return new Observation(observed, List.of());
    }
}
