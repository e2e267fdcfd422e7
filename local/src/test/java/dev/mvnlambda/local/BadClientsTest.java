package dev.mvnlambda.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.control.EchoRuntime;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Whatever comes in at the port, other clients are answered, while it comes and after it. */
@SuppressWarnings("NullAway.Init")
@Timeout(120)
class BadClientsTest {

    private static final int MANY = 300;
    private static final int MEGABYTE = 1 << 20;
    private static final String SIGNED = "Host: localhost\r\nAuthorization: AWS4-HMAC-SHA256"
            + " Credential=any/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=any\r\n";

    @TempDir
    static Path directory;

    private static LocalServer server;
    private static LambdaClient lambda;

    @BeforeAll
    static void start() throws IOException {
        LocalOptions options = LocalOptions.in(directory).with(Timings.none());
        server = LocalServer.start(0, LocalAccount.open(options, Clock.systemUTC(), new EchoRuntime()), List.of());
        lambda = Clients.lambda(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001",
                "GET\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET http://[/ HTTP/1.1\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST / HTTP/9.9\r\nContent-Length: -7\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nends early",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nno chunk at all\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nx",
            })
    void whatIsNoRequestIsEndedAndForgotten(String bytes) throws IOException {
        try (Socket socket = connect(bytes)) {
            answers();
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readNBytes(MEGABYTE)).hasSizeLessThan(MEGABYTE);
        }
        answers();
    }

    @Test
    void randomBytesAreEndedAndForgotten() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < MANY; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            try (Socket socket = connect("")) {
                write(socket, bytes);
            }
        }
        answers();
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        byte[] header = ("X-Long: " + "x".repeat(1000) + "\r\n").getBytes(US_ASCII);
        try (Socket socket = connect("GET / HTTP/1.1\r\n")) {
            int sent = 0;
            while (sent < 50 * MEGABYTE && write(socket, header)) {
                sent += header.length;
            }
            assertThat(sent).as("bytes taken").isLessThan(50 * MEGABYTE);
        }
        answers();
    }

    @Test
    void clientsThatNeverEndTheirRequestsKeepNobodyWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                slow.add(connect("POST /2015-03-31/functions HTTP/1.1\r\nHost: loc"));
                slow.add(connect("POST /2015-03-31/functions HTTP/1.1\r\n" + SIGNED.formatted("lambda")
                        + "Content-Length: 100\r\n\r\n{\"FunctionName\":"));
            }
            answers();
        } finally {
            close(slow);
        }
        answers();
    }

    @Test
    void clientsThatSayNothingKeepNobodyWaiting() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 5 * MANY; i++) {
                silent.add(connect(""));
            }
            answers();
        } finally {
            close(silent);
        }
        answers();
    }

    @Test
    void clientsThatDoNotReadTheirAnswersKeepNobodyWaiting() throws IOException {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                deaf.add(connect(
                        ("GET /2015-03-31/functions HTTP/1.1\r\n" + SIGNED.formatted("lambda") + "\r\n").repeat(20)));
            }
            answers();
        } finally {
            close(deaf);
        }
        answers();
    }

    @Test
    void aBodyBeyondAllBoundsIsRefusedAndNotKept() throws IOException {
        assertThat(statusOf("sns", 17 * MEGABYTE)).contains(" 413 ");
        assertThat(statusOf("lambda", 68 * MEGABYTE)).contains(" 413 ");
        answers();
    }

    @Test
    void anUnsignedBodyIsNotReadIntoMemoryAtAll() throws IOException {
        try (Socket socket =
                connect("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + 68 * MEGABYTE + "\r\n\r\n")) {
            sendMegabytes(socket, 68);
            assertThat(statusLine(socket)).contains(" 403 ");
        }
    }

    private static String statusOf(String service, int length) throws IOException {
        try (Socket socket =
                connect("POST / HTTP/1.1\r\n" + SIGNED.formatted(service) + "Content-Length: " + length + "\r\n\r\n")) {
            sendMegabytes(socket, length / MEGABYTE);
            return statusLine(socket);
        }
    }

    private static void sendMegabytes(Socket socket, int count) throws IOException {
        byte[] megabyte = new byte[MEGABYTE];
        for (int i = 0; i < count; i++) {
            socket.getOutputStream().write(megabyte);
        }
    }

    private static String statusLine(Socket socket) throws IOException {
        return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine());
    }

    private static void answers() {
        assertThat(lambda.listFunctions().functions()).isEmpty();
    }

    private static Socket connect(String bytes) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        write(socket, bytes.getBytes(US_ASCII));
        return socket;
    }

    /** Whether the server still took it. */
    private static boolean write(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
