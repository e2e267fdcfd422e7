package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.ManifestJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes the manifest into the class output. */
final class ManifestWriter {
    private final Filer filer;

    ManifestWriter(Filer filer) {
        this.filer = filer;
    }

    void write(Manifest manifest, Element... origins) throws IOException {
        try (OutputStream out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", Manifest.PATH, origins)
                .openOutputStream()) {
            out.write(ManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8));
        }
    }
}
