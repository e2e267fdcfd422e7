package dev.mvnlambda.local.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Carries {@linkplain Frame frames} over a loopback socket; many threads may send, one receives. */
public final class Channel implements AutoCloseable {
    private static final int LARGEST = 16 << 20;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** Takes over a connected socket. */
    public Channel(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /** The address that both sides mean, whatever either JVM prefers. */
    public static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    static Channel connect(int port, String token) throws IOException {
        Channel channel = new Channel(new Socket(loopback(), port));
        channel.send(new Frame(Frame.Kind.HELLO, token.getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    /** Sends a message whole, whatever other threads send. */
    public void send(Frame frame) throws IOException {
        synchronized (out) {
            out.writeByte(frame.kind().sign());
            out.writeInt(frame.body().length);
            out.write(frame.body());
            out.flush();
        }
    }

    /** Waits for the next message; throws {@link java.io.EOFException} when the other side is gone. */
    public Frame receive() throws IOException {
        Frame.Kind kind = Frame.Kind.of(in.readUnsignedByte());
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("A message of " + length + " bytes is none of ours.");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new Frame(kind, body);
    }

    /** As {@link #receive()}, but throws {@link java.net.SocketTimeoutException} when nothing comes for so long. */
    public Frame receive(Duration patience) throws IOException {
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis())));
        return receive();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
