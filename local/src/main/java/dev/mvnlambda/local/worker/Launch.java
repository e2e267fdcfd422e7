package dev.mvnlambda.local.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker reads from its standard input before anything else; a token has no place on a command line.
 *
 * @param port of the server's socket on loopback
 * @param token proves to the server that it is this worker who connects
 * @param layers directories of layers, lowest first
 */
public record Launch(int port, String token, String handler, Path code, List<Path> layers) {

    /** Copies what it is given. */
    public Launch {
        layers = List.copyOf(layers);
    }

    /** Writes what {@link #read} reads, and leaves the stream open: its end is the end of the worker. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(port);
        Text.write(out, token);
        Text.write(out, handler);
        Text.write(out, code.toString());
        out.writeInt(layers.size());
        for (Path layer : layers) {
            Text.write(out, layer.toString());
        }
        out.flush();
    }

    static Launch read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int port = in.readInt();
        String token = Text.read(in);
        String handler = Text.read(in);
        Path code = Path.of(Text.read(in));
        List<Path> layers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            layers.add(Path.of(Text.read(in)));
        }
        return new Launch(port, token, handler, code, layers);
    }
}
