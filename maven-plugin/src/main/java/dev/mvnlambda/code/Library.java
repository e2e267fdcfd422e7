package dev.mvnlambda.code;

import java.nio.file.Path;

/**
 * A jar that a function needs at run time.
 *
 * @param groupId tells jars of one file name apart
 * @param fileName what it is called in the archive
 * @param file the jar, or the directory of the classes that it is to be made of
 * @param rebuilt whether the same sources may come in other bytes tomorrow, as a module of the same build or a snapshot
 *     does: then it is repacked, so that its build time does not count
 */
public record Library(String groupId, String fileName, Path file, boolean rebuilt) {

    /** A jar under its own name. */
    public Library(String groupId, Path jar, boolean rebuilt) {
        this(groupId, String.valueOf(jar.getFileName()), jar, rebuilt);
    }

    /** The jar that a module of this build will be, as its classes are now. */
    public static Library ofClasses(String groupId, String fileName, Path classes) {
        return new Library(groupId, fileName, classes, true);
    }
}
