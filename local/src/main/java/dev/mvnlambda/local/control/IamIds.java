package dev.mvnlambda.local.control;

import java.util.Locale;
import java.util.UUID;

/** Ids that IAM gives: they tell one thing from a later one of the same name. */
final class IamIds {

    private IamIds() {}

    /** @param kind of the thing, as the four letters that its id begins with */
    static String next(String kind) {
        String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return kind + random.substring(0, 17);
    }
}
