package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnzipTest {

    @TempDir
    Path directory;

    @Test
    void whatIsUnpackedIsSmallerThanTheBound() throws IOException {
        byte[] threeBytes = Archives.of("one").asByteArray();

        Unzip.into(directory, threeBytes, 4);

        assertThat(directory.resolve("one")).hasContent("one");
        AccountTest.refused(
                () -> Unzip.into(directory, threeBytes, 3),
                400,
                "InvalidParameterValueException",
                "Unzipped size must be smaller than 3 bytes");
    }
}
