package dev.mvnlambda.processor;

/** Reads {@code @SnapStart}, and what AWS does not combine with it. */
final class SnapStartReader {
    private static final int STORAGE = 512;

    private SnapStartReader() {}

    static boolean read(Marks marks, Settings settings) {
        Mark mark = marks.one("SnapStart").orElse(null);
        if (mark == null) {
            return false;
        }
        String function = mark.function();
        if (Runtimes.lacksSnapStart(settings.runtime())) {
            mark.error(
                    ProblemId.SNAP_START_RUNTIME,
                    "%s is @SnapStart, and AWS takes snapshots of java11 or newer, not of %s; raise runtime."
                            .formatted(function, settings.runtime()));
        }
        if (settings.storage() > STORAGE) {
            marks.one("LambdaFunction")
                    .orElseThrow()
                    .member("storage")
                    .error(
                            ProblemId.SNAP_START_STORAGE,
                            "%s is @SnapStart, and AWS then gives it %d MB of /tmp, not %d; remove storage or @SnapStart."
                                    .formatted(function, STORAGE, settings.storage()));
        }
        if (ConcurrencyReader.isProvisioned(marks)) {
            marks.one("Concurrency")
                    .orElseThrow()
                    .member("provisioned")
                    .error(
                            ProblemId.SNAP_START_PROVISIONED,
                            "%s is @SnapStart, which AWS does not combine with provisioned concurrency; remove one of them."
                                    .formatted(function));
        }
        marks.one("FileSystem")
                .ifPresent(fileSystem -> fileSystem.error(
                        ProblemId.SNAP_START_FILE_SYSTEM,
                        "%s is @SnapStart, which AWS does not combine with a file system; remove one of them."
                                .formatted(function)));
        return true;
    }
}
