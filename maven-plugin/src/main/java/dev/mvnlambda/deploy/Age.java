package dev.mvnlambda.deploy;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in the largest unit that fits. */
final class Age {
    private Age() {}

    /** For example {@code 12 minutes ago} of a deployment; empty when its id does not tell. */
    static String of(String deployment, Instant now) {
        return DeploymentId.time(deployment)
                .map(then -> words(Duration.between(then, now)))
                .orElse("");
    }

    private static String words(Duration age) {
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return ago(age.toMinutes(), "minute");
        }
        return age.toDays() < 1 ? ago(age.toHours(), "hour") : ago(age.toDays(), "day");
    }

    private static String ago(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }
}
