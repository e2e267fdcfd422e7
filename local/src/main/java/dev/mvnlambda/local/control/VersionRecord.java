package dev.mvnlambda.local.control;

/**
 * A published version.
 *
 * @param content digest of what it was published from, to tell whether a publish would change anything
 */
record VersionRecord(Settling configuration, String content) {

    VersionRecord with(Settling other) {
        return new VersionRecord(other, content);
    }
}
