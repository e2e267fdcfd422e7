package dev.mvnlambda.code;

import java.nio.file.Path;

/**
 * A jar that a function needs at run time.
 *
 * @param groupId tells jars of one file name apart
 * @param file the jar; what it is called there is what it is called in the archive
 * @param rebuilt whether the same sources may come in other bytes tomorrow, as a module of the same build or a snapshot
 *     does: then it is repacked, so that its build time does not count
 */
public record Library(String groupId, Path file, boolean rebuilt) {

    String fileName() {
        return String.valueOf(file.getFileName());
    }
}
