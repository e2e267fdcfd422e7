package dev.mvnlambda.local.polling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** Archives of handlers that are classes of these tests. */
final class Packed {

    private Packed() {}

    /**
     * Packs one handler.
     *
     * @param libraries one class of each jar that the handler needs
     */
    static SdkBytes of(Class<?> handler, Class<?>... libraries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String file = handler.getName().replace('.', '/') + ".class";
            zip.putNextEntry(new ZipEntry(file));
            try (var code = Objects.requireNonNull(handler.getClassLoader().getResourceAsStream(file))) {
                code.transferTo(zip);
            }
            for (Class<?> library : libraries) {
                Path jar = jar(library);
                zip.putNextEntry(new ZipEntry("lib/" + jar.getFileName()));
                Files.copy(jar, zip);
            }
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    private static Path jar(Class<?> library) {
        try {
            return Path.of(
                    library.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
