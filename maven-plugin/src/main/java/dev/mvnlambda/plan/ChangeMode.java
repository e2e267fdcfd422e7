package dev.mvnlambda.plan;

/** How a resource takes a change. */
public enum ChangeMode {
    /** It is updated. */
    IN_PLACE,
    /** A new one is made beside it, as versions are. */
    ANEW,
    /** It is removed and made again. */
    REPLACE,
    /** Not at all: the plan stops, and {@link Properties#consequence} says what to do. */
    REFUSED
}
