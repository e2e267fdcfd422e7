package dev.mvnlambda.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {
    @TempDir
    Path directory;

    private SampleModule module;

    @BeforeEach
    void writeModule() throws IOException {
        module = new SampleModule(directory.resolve("here")).written();
    }

    @Test
    void classesStandAtTheRootAndLibrariesUnderLibAllSorted() throws IOException {
        assertThat(module.archive().entries())
                .extracting(Archive.Entry::name)
                .containsExactly(
                        "application.properties", "lib/util-1.0.jar", "orders/Billing.class", "orders/Shop.class");
    }

    @Test
    void theManifestStaysOutSoThatSettingsDoNotChangeTheCode() throws IOException {
        Archive before = module.archive();
        module.file("META-INF/lambda/manifest.json", "{\"schema\":1}");

        assertThat(module.archive()).isEqualTo(before);
    }

    @Test
    void aModuleWithoutClassesHasAnArchiveOfItsLibraries() throws IOException {
        Library library = new Library("org.util", module.jar("util-1.0.jar", "util/Util.class", "util"), false);
        SampleModule empty = new SampleModule(directory.resolve("empty"));

        assertThat(empty.archive(List.of(library)).entries())
                .extracting(Archive.Entry::name)
                .containsExactly("lib/util-1.0.jar");
    }

    @Test
    void bytesAreTheSameInAnotherDirectoryTimeZoneAndLanguage() throws Exception {
        Path here = module.archive().path();

        assertThat(archivedByAnotherJvm("tokyo", "-Duser.timezone=Asia/Tokyo", "-Duser.language=tr"))
                .hasSameBinaryContentAs(here);
        assertThat(archivedByAnotherJvm("apia", "-Duser.timezone=Pacific/Apia", "-Dfile.encoding=ISO-8859-1"))
                .hasSameBinaryContentAs(here);
    }

    @Test
    void bytesAreTheSameUnderOtherPermissionsAndFileTimes() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        byte[] before = Files.readAllBytes(module.archive().path());
        Path file = module.file("application.properties", "greeting=grüße");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(module.archive().path()).hasBinaryContent(before);
    }

    @Test
    void theOrderOfLibrariesDoesNotCount() throws IOException {
        Library a = new Library("org.a", module.jar("a-1.jar", "a/A.class", "a"), false);
        Library b = new Library("org.b", module.jar("b-1.jar", "b/B.class", "b"), false);

        assertThat(module.archive(List.of(a, b))).isEqualTo(module.archive(List.of(b, a)));
    }

    @Test
    void jarsOfOneFileNameAreToldApartByTheirGroups() throws IOException {
        Library org = new Library("org.util", module.jar("util-1.0.jar", "util/Util.class", "util"), false);
        Library com = new Library("com.util", module.jar("com/Util-1.0.jar", "util/Other.class", "other"), false);

        assertThat(module.archive(List.of(org, com)).entries())
                .extracting(Archive.Entry::name)
                .contains("lib/com.util.Util-1.0.jar", "lib/org.util.util-1.0.jar")
                .doesNotContain("lib/util-1.0.jar");
    }

    @Test
    void twoJarsThatCannotBeToldApartAreNamed() throws IOException {
        Library one = new Library("org.util", module.jar("one/util-1.0.jar", "util/Util.class", "util"), false);
        Library two = new Library("org.util", module.jar("two/util-1.0.jar", "util/Util.class", "util"), false);

        assertThatThrownBy(() -> module.archive(List.of(one, two)))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("lib/org.util.util-1.0.jar would be both")
                .hasMessageEndingWith("Exclude one of the two dependencies.");
    }

    @Test
    void aResourceInThePlaceOfALibraryIsRefused() throws IOException {
        module.file("lib/util-1.0.jar", "no jar");

        assertThatThrownBy(module::archive)
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("lib/util-1.0.jar is both a resource of this module and a dependency");
    }

    @Test
    void aJarThatWasBuiltAgainFromTheSameSourcesGivesTheSameBytes() throws IOException {
        Path jar = module.jar("sibling-1-SNAPSHOT.jar", "sibling/Sibling.class", "sibling");
        Archive before = module.archive(List.of(new Library("org.sibling", jar, true)));
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/maven/pom.properties"));
            zip.write(1);
            zip.putNextEntry(new ZipEntry("META-INF/lambda/manifest.json"));
            zip.write(2);
            zip.putNextEntry(new ZipEntry("sibling/Sibling.class"));
            zip.write("sibling".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(module.archive(List.of(new Library("org.sibling", jar, true))))
                .isEqualTo(before);
    }

    @Test
    void theClassesOfAModuleStandInForItsJar(@TempDir Path sibling) throws IOException {
        Path jar = module.jar("sibling-1.jar", "sibling/Sibling.class", "sibling");
        Files.createDirectories(sibling.resolve("sibling"));
        Files.createDirectories(sibling.resolve("META-INF/lambda"));
        Files.writeString(sibling.resolve("sibling/Sibling.class"), "sibling");
        Files.writeString(sibling.resolve("META-INF/lambda/manifest.json"), "{}");
        Archive ofJar = module.archive(List.of(new Library("org.sibling", jar, true)));

        assertThat(module.archive(List.of(Library.ofClasses("org.sibling", "sibling-1.jar", sibling))))
                .isEqualTo(ofJar);
    }

    @Test
    void whatAwsWouldNotUnpackIsRefusedWithItsLargestEntries() throws IOException {
        Path resource = module.file("model.bin", "");
        Path large = Files.write(directory.resolve("large.bin"), new byte[64 << 20]);
        for (int part = 0; part < 4; part++) {
            Files.copy(large, resource.resolveSibling("part-" + part));
        }

        assertThatThrownBy(module::archive)
                .isInstanceOf(CodeException.class)
                .hasMessageMatching("sample.zip has 256.0 MB unpacked, but AWS runs at most 250.0 MB. .*"
                        + "the largest: part-0 \\(64.0 MB\\), part-1 \\(64.0 MB\\), .*");
    }

    private Path archivedByAnotherJvm(String name, String... options) throws Exception {
        Path there = directory.resolve(name);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), SampleModule.class.getName(), there.toString()));
        Process jvm = new ProcessBuilder(command).inheritIO().start();
        assertThat(jvm.waitFor()).isZero();
        return new SampleModule(there).zip();
    }
}
