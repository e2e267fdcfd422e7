package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.Time;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names one run of a deploy, such as {@code 20261123-091244-k3f}: ids sort by time, and two runs of one second differ. */
public final class DeploymentId {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeploymentId() {}

    /** A new one. */
    public static String next(Time time) {
        StringBuilder id = new StringBuilder(SECOND.format(time.now().atOffset(ZoneOffset.UTC)) + "-");
        for (int i = 0; i < 3; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
