package dev.mvnlambda.local.worker;

import com.amazonaws.services.lambda.runtime.api.client.LambdaEnvironment;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Main class of a child JVM: loads one handler and answers one call after the other, until the server lets it go. */
public final class Worker {
    private static final int LARGEST_ANSWER = 6_291_556;
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private final Channel channel;
    private final LambdaContextLogger logger;

    @SuppressWarnings("UnusedVariable") // given up when memory runs out, so that there is enough to tell of it
    private byte @Nullable [] reserve = new byte[1 << 20];

    private Worker(Channel channel, LambdaContextLogger logger) {
        this.channel = channel;
        this.logger = logger;
    }

    /** Takes no arguments: what it needs is a {@link Launch} on standard input, whose end is the end of this JVM. */
    public static void main(String[] arguments) {
        try {
            serve();
        } catch (Throwable failure) { // whatever is left of this JVM, it takes no further call
            Leaving.now(1);
        }
    }

    private static void serve() throws IOException {
        InputStream lifeline = System.in;
        Launch launch = Launch.read(lifeline);
        endWith(lifeline);
        Leaving.cleanly();
        Channel channel = Channel.connect(launch.port(), launch.token());
        Output output = new Output(channel);
        System.setIn(InputStream.nullInputStream());
        System.setOut(output.asPrintStream());
        System.setErr(output.asPrintStream());
        new Worker(channel, logger(output)).run(launch);
    }

    private static void endWith(InputStream lifeline) {
        Thread watch = new Thread(
                () -> {
                    try {
                        lifeline.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // as good as its end
                    }
                    Leaving.now(0);
                },
                "lambda-lifeline");
        watch.setDaemon(true);
        watch.start();
    }

    private static LambdaContextLogger logger(Output output) {
        return new LambdaContextLogger(
                output,
                LogLevel.fromString(LambdaEnvironment.LAMBDA_LOG_LEVEL),
                LogFormat.fromString(LambdaEnvironment.LAMBDA_LOG_FORMAT));
    }

    private void run(Launch launch) throws IOException {
        LambdaRequestHandler handler = load(launch);
        channel.send(Frame.answer(Frame.Kind.READY, new byte[0]));
        try {
            while (true) {
                channel.send(answer(handler, Call.of(channel.receive())));
            }
        } catch (EOFException e) {
            Leaving.now(0);
        }
    }

    private LambdaRequestHandler load(Launch launch) throws IOException {
        try {
            ClassLoader functionClasses = TaskClassPath.loader(launch.code(), launch.layers());
            Handlers.prepare(functionClasses, logger);
            return Handlers.load(launch.handler(), functionClasses);
        } catch (Throwable failure) { // of any code of the function
            breakOff(failure);
            throw failure;
        }
    }

    private Frame answer(LambdaRequestHandler handler, Call call) throws IOException {
        trace(call.traceId());
        try {
            return answer(handler.call(request(call)));
        } catch (Throwable failure) { // of any code of the function
            if (Errors.isFatal(failure)) {
                breakOff(failure);
            }
            return failed(failure);
        } finally {
            Thread.interrupted(); // a flag that the handler left must not disturb the next call
        }
    }

    private static Frame answer(ByteArrayOutputStream result) {
        return result.size() > LARGEST_ANSWER
                ? Frame.answer(Frame.Kind.TOO_LARGE, new byte[0])
                : Frame.answer(Frame.Kind.RETURNED, result.toByteArray());
    }

    private Frame failed(Throwable failure) {
        byte[] payload = Errors.payload(failure);
        logger.log(
                Errors.logged(failure), logger.getLogFormat() == LogFormat.JSON ? LogLevel.ERROR : LogLevel.UNDEFINED);
        return payload.length > LARGEST_ANSWER
                ? Frame.answer(Frame.Kind.TOO_LARGE, new byte[0])
                : Frame.answer(Frame.Kind.FAILED, payload);
    }

    private void breakOff(Throwable failure) throws IOException {
        reserve = null;
        try {
            channel.send(new Frame(Frame.Kind.BROKEN, failed(failure).body()));
        } finally {
            Leaving.now(1);
        }
    }

    private static InvocationRequest request(Call call) {
        InvocationRequest request = new InvocationRequest();
        request.setId(call.requestId());
        request.setInvokedFunctionArn(call.invokedArn());
        request.setDeadlineTimeInMs(call.deadlineMillis());
        request.setClientContext(call.clientContext());
        request.setXrayTraceId(call.traceId());
        request.setContent(call.payload());
        return request;
    }

    private static void trace(@Nullable String traceId) {
        if (traceId == null) {
            System.clearProperty(TRACE_HEADER);
        } else {
            System.setProperty(TRACE_HEADER, traceId);
        }
    }
}
