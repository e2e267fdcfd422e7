package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Observed;
import java.util.List;

/**
 * All that was found, once it is known what functions share.
 *
 * @param observed with what they shared and nobody wants any more, and without what one hands to another
 * @param remarks what a person should know of what is left
 */
public record SharedFound(List<Observed> observed, List<String> remarks) {
    /** Copies what it is given. */
    public SharedFound {
        observed = List.copyOf(observed);
        remarks = List.copyOf(remarks);
    }
}
