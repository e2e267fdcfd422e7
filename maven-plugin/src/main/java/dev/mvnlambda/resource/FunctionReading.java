package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Observed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the account tells of one function; each thing is read when it is first asked for, and once. */
public interface FunctionReading {
    /**
     * Why the function cannot be deployed: it is not ours, or its tags cannot be read. In one line.
     *
     * @param adopting whether a function that is nobody's is taken over
     */
    Optional<String> obstacle(boolean adopting);

    /** Whether the function is there. */
    boolean exists();

    /** The function's tags. */
    Map<String, String> tags();

    /** Whether a function without an alias holds other code than is wanted; where there is an alias, versions tell. */
    boolean holdsOtherCode();

    /** The version that consumers reach through the alias; absent without one. */
    Optional<String> version();

    /** A version by its number, with what it froze; absent when it is not there. */
    Optional<Observed.Present> version(String number);

    /** The alias; absent without one. */
    Optional<AliasState> alias();

    /** The log group that it logs to, or would if it were there. */
    String logGroup();

    /** What a change of code touches, as far as it is there: function, version, alias, tags. */
    List<Observed> core();

    /** All that belongs to the function. */
    List<Observed> everything();

    /** What was found beside everything and is left alone, a line each. */
    List<String> remarks();
}
