package dev.mvnlambda.resource;

/**
 * What a person decides for one run, and a plan cannot.
 *
 * @param refresh whether everything is read, fingerprints notwithstanding
 * @param adopt whether functions that are nobody's are taken over
 * @param yes whether what ends for good may end, such as an old address
 * @param whole whether the run knows all functions of the app, so that what is owned beside them is left over
 * @param release whether versions that a rollback holds are let go
 */
public record Choices(boolean refresh, boolean adopt, boolean yes, boolean whole, boolean release) {

    /** Nothing out of the ordinary, for a part of the app. */
    public static Choices usual() {
        return new Choices(false, false, false, false, false);
    }

    /** These, reading everything. */
    public Choices refreshing() {
        return new Choices(true, adopt, yes, whole, release);
    }

    /** These, taking over what is nobody's. */
    public Choices adopting() {
        return new Choices(refresh, true, yes, whole, release);
    }

    /** These, with what ends for good confirmed. */
    public Choices confirming() {
        return new Choices(refresh, adopt, true, whole, release);
    }

    /** These, for the whole app. */
    public Choices wholly() {
        return new Choices(refresh, adopt, yes, true, release);
    }

    /** These, letting go of what is held. */
    public Choices releasing() {
        return new Choices(refresh, adopt, yes, whole, true);
    }
}
