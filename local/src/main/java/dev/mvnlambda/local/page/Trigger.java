package dev.mvnlambda.local.page;

import org.jspecify.annotations.Nullable;

/**
 * Something that leads to a function.
 *
 * @param kind such as {@code sqs} or {@code url}
 * @param name what a person calls the source
 * @param detail what else is worth a few words; may be empty
 * @param link where a browser may go to call it; absent for most
 * @param target what it leads to
 * @param enabled whether it is switched on
 * @param served whether the local Lambda calls functions for it, or only keeps it
 */
record Trigger(
        String kind,
        String name,
        String detail,
        @Nullable String link,
        Target target,
        boolean enabled,
        boolean served) {

    /** One that is on and that the local Lambda serves. */
    static Trigger served(String kind, String name, String detail, Target target) {
        return new Trigger(kind, name, detail, null, target, true, true);
    }

    /** One that the local Lambda keeps without calling anything. */
    static Trigger kept(String kind, String name, String detail, Target target) {
        return new Trigger(kind, name, detail, null, target, true, false);
    }

    Trigger withLink(@Nullable String other) {
        return new Trigger(kind, name, detail, other, target, enabled, served);
    }

    Trigger enabled(boolean other) {
        return new Trigger(kind, name, detail, link, target, other, served);
    }

    /** Returns the last part of an ARN, which is what people call the thing. */
    static String nameIn(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
    }
}
