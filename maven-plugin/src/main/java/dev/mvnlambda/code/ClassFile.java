package dev.mvnlambda.code;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a class file says of the Java that it needs.
 *
 * @param major its version: 61 is Java 17, 65 is Java 21
 */
record ClassFile(int major) {
    private static final int JAVA_21 = 65;
    private static final int JAVA_25 = 69;
    private static final int BEFORE_JAVA_1 = 44;

    /** Reads the head of a class file and closes the stream. */
    static ClassFile read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(in)) {
            data.readInt(); // magic
            data.readUnsignedShort(); // minor
            return new ClassFile(data.readUnsignedShort());
        }
    }

    /**
     * The managed runtime that runs it.
     *
     * @param name of the class, for the message
     * @throws CodeException if AWS has none
     */
    String runtime(String name) {
        if (major <= JAVA_21) {
            return "java21";
        }
        if (major <= JAVA_25) {
            return "java25";
        }
        throw new CodeException(name + " is compiled for Java " + (major - BEFORE_JAVA_1)
                + ", but AWS runs Java up to 25. Set <maven.compiler.release> to 25 or less.");
    }
}
