package dev.mvnlambda.plan;

import org.jspecify.annotations.Nullable;

/**
 * One property that differs.
 *
 * @param property its path, such as {@code memory} or {@code environment.TABLE}
 * @param before absent when it is new
 * @param after absent when it goes
 */
public record Change(
        String property, @Nullable String before, @Nullable String after) {

    /** The first part of the path: the component of the properties record. */
    public String component() {
        int dot = property.indexOf('.');
        return dot < 0 ? property : property.substring(0, dot);
    }
}
