package dev.mvnlambda.local;

import dev.mvnlambda.local.json.FlatJson;
import dev.mvnlambda.local.state.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The file {@code server.json} in a server's directory, which says where the server of that directory answers: the port may be
 * one that the system chose. It stays when the server ends, so whoever reads it asks at that address whose server answers.
 */
final class ServerFile {

    private final Path file;

    private ServerFile(Path file) {
        this.file = file;
    }

    static ServerFile in(Path directory) {
        return new ServerFile(directory.resolve("server.json"));
    }

    /**
     * Says where a server answers; from now on it does.
     *
     * @param parent the process that the server ends with, if it does
     */
    void write(URI address, OptionalLong parent) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("address", address.toString());
        server.put("pid", ProcessHandle.current().pid());
        parent.ifPresent(process -> server.put("parent", process));
        try {
            WholeFile.write(file, FlatJson.bytes(server));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written.", e);
        }
    }
}
