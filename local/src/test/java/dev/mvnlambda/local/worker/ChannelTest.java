package dev.mvnlambda.local.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How messages travel between the server and a worker. */
class ChannelTest {
    private final ServerSocket door;
    private final Socket worker;
    private final Channel server;

    ChannelTest() throws IOException {
        door = new ServerSocket(0, 1, Channel.loopback());
        worker = new Socket(Channel.loopback(), door.getLocalPort());
        server = new Channel(door.accept());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        worker.close();
        door.close();
    }

    @Test
    void aCallArrivesAsItWasSent() throws IOException {
        Call call = new Call("id", "arn:grün", 42, null, "Root=1", new byte[] {0, -1});
        new Channel(worker).send(call.toFrame());

        Call received = Call.of(server.receive());

        assertThat(received).usingRecursiveComparison().isEqualTo(call);
    }

    @Test
    void anAnswerHoldsItsPayloadAndTheMemoryInUse() throws IOException {
        new Channel(worker).send(Frame.answer(Frame.Kind.RETURNED, "{}".getBytes(UTF_8)));

        Frame answer = server.receive();

        assertThat(answer.kind()).isEqualTo(Frame.Kind.RETURNED);
        assertThat(answer.payload()).asString(UTF_8).isEqualTo("{}");
        assertThat(answer.usedMemoryMb()).isPositive();
    }

    @Test
    void aWorkerThatIsGoneIsTheEnd() throws IOException {
        worker.close();

        assertThatThrownBy(server::receive).isInstanceOf(EOFException.class);
    }

    @Test
    void aSilentWorkerIsWaitedForOnlySoLong() {
        assertThatThrownBy(() -> server.receive(Duration.ofMillis(1))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aStrangerIsNotUnderstood() throws IOException {
        worker.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(UTF_8));

        assertThatThrownBy(server::receive).isInstanceOf(IOException.class).hasMessageContaining("none of ours");
    }

    @Test
    void aLengthBeyondReasonIsNotBelieved() throws IOException {
        worker.getOutputStream().write(new byte[] {'R', 0x7f, -1, -1, -1});

        assertThatThrownBy(server::receive).isInstanceOf(IOException.class).hasMessageContaining("none of ours");
    }
}
