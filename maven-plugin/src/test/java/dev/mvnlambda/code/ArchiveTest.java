package dev.mvnlambda.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path directory;

    private SampleModule module;

    @BeforeEach
    void writeModule() throws IOException {
        module = new SampleModule(directory).written();
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Archive written = module.archive();

        assertThat(Archive.read(module.zip())).isEqualTo(written);
        assertThat(written.size()).isEqualTo(Files.size(module.zip()));
    }

    @Test
    void knowsTheHashThatAwsGivesBack() throws Exception {
        Archive archive = module.archive();
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(module.zip()));

        assertThat(archive.codeSha256()).isEqualTo(Base64.getEncoder().encodeToString(sha256));
    }

    @Test
    void theContentHashDoesNotHangOnHowTheFileWasZipped() throws IOException {
        Archive archive = module.archive();
        Path other = directory.resolve("other.zip");
        try (ZipFile in = new ZipFile(module.zip().toFile());
                OutputStream out = Files.newOutputStream(other);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : List.copyOf(in.stream().toList())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(in.getInputStream(entry).readAllBytes());
            }
        }

        assertThat(Archive.read(other).contentHash()).isEqualTo(archive.contentHash());
        assertThat(Archive.read(other).codeSha256()).isNotEqualTo(archive.codeSha256());
    }

    @Test
    void theContentHashChangesWithNamesAndWithBytes() throws IOException {
        String hash = module.archive().contentHash();
        Path file = module.file("application.properties", "greeting=hello");
        String otherBytes = module.archive().contentHash();
        Files.move(file, file.resolveSibling("bootstrap.properties"));

        assertThat(List.of(hash, otherBytes, module.archive().contentHash())).doesNotHaveDuplicates();
    }

    @Test
    void classesThatWereCompiledAgainMustBePackagedAgain() throws IOException {
        Archive archive = module.archive();
        Path classes = directory.resolve("classes");
        archive.checkHolds(classes);

        module.classFile("orders/Shop.class", 65);
        assertThatThrownBy(() -> archive.checkHolds(classes))
                .isInstanceOf(CodeException.class)
                .hasMessage(
                        "sample.zip is not what the classes are now (orders/Shop.class differs), but code and settings "
                                + "are deployed together. Run mvn package first.");

        Files.delete(classes.resolve("orders/Shop.class"));
        assertThatThrownBy(() -> archive.checkHolds(classes)).hasMessageContaining("(orders/Shop.class differs)");
    }

    @Test
    void theRuntimeFitsTheClassFileOfTheHandler() throws IOException {
        module.classFile("a/OnJava21.class", 65);
        module.classFile("a/OnJava25.class", 69);
        module.classFile("a/Outer$Nested.class", 66);
        Archive archive = module.archive();

        assertThat(archive.runtimeFor("orders.Shop")).isEqualTo("java21");
        assertThat(archive.runtimeFor("a.OnJava21")).isEqualTo("java21");
        assertThat(archive.runtimeFor("a.OnJava25")).isEqualTo("java25");
        assertThat(archive.runtimeFor("a.Outer$Nested")).isEqualTo("java25");
    }

    @Test
    void aHandlerForAJavaThatAwsDoesNotRunIsRefusedWithTheCure() throws IOException {
        module.classFile("a/OnJava26.class", 70);
        Archive archive = module.archive();

        assertThatThrownBy(() -> archive.runtimeFor("a.OnJava26"))
                .isInstanceOf(CodeException.class)
                .hasMessage("a.OnJava26 is compiled for Java 26, but AWS runs Java up to 25. "
                        + "Set <maven.compiler.release> to 25 or less.");
    }

    @Test
    void aHandlerThatIsNotThereIsNamed() throws IOException {
        Archive archive = module.archive();

        assertThatThrownBy(() -> archive.runtimeFor("a.Missing"))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("a.Missing is a handler, but sample.zip does not hold its class");
    }

    @Test
    void aMissingArchiveIsNamedWithTheCure() {
        assertThatThrownBy(() -> Archive.read(directory.resolve("none.zip")))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("none.zip is missing")
                .hasMessageContaining("Run mvn package first");
    }

    @Test
    void whatIsTooLargeForARequestMustGoThroughABucket() {
        Archive large = new Archive(
                Path.of("large.zip"),
                "",
                "",
                Archive.DIRECT_LIMIT + 1_048_576,
                List.of(new Archive.Entry("lib/small.jar", 1 << 20), new Archive.Entry("lib/large.jar", 50 << 20)));

        assertThatThrownBy(large::checkDirectUpload)
                .isInstanceOf(CodeException.class)
                .hasMessage(
                        "large.zip has 51.0 MB, but AWS takes at most 50.0 MB in a request. Set -Dlambda.bucket to a "
                                + "bucket of the same region, or leave something out; the largest: lib/large.jar (50.0 MB), "
                                + "lib/small.jar (1.0 MB).");
    }

    @Test
    void whatFitsARequestNeedsNoBucket() throws IOException {
        module.archive().checkDirectUpload();
        new Archive(Path.of("a.zip"), "", "", Archive.DIRECT_LIMIT, List.of()).checkDirectUpload();
    }
}
