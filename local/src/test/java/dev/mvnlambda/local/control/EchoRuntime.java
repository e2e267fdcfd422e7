package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Runs nothing: answers with the payload, logs it, and remembers what it was asked for. */
public final class EchoRuntime implements FunctionRuntime {

    private final List<RunnableVersion> invoked = Collections.synchronizedList(new ArrayList<>());
    private final List<Invocation> invocations = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Invocation, InvocationResult> handler = this::echoed;
    private volatile @Nullable String answer;
    private volatile String failure = "{\"errorMessage\":\"failed\"}";
    private volatile @Nullable String broken;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final List<String> retired = Collections.synchronizedList(new ArrayList<>());

    @Override
    public InvocationResult invoke(RunnableVersion version, Invocation invocation) {
        invoked.add(version);
        invocations.add(invocation);
        synchronized (invocations) {
            invocations.notifyAll();
        }
        await(gate);
        if (broken != null) {
            throw new IllegalStateException(broken);
        }
        return handler.apply(invocation);
    }

    private InvocationResult echoed(Invocation invocation) {
        SdkBytes payload = answer == null ? invocation.payload() : SdkBytes.fromUtf8String(answer);
        return payload.asUtf8String().contains("fail")
                ? new InvocationResult(SdkBytes.fromUtf8String(failure), "Unhandled", "failed\n")
                : new InvocationResult(payload, null, "START\n" + payload.asUtf8String() + "\nEND\n");
    }

    @Override
    public void retire(String functionArn, String version) {
        retired.add(functionArn + ":" + version);
    }

    @Override
    public void close() {}

    /** Holds all calls back until the latch is counted down. */
    CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Waits until so many calls were made in all; false when they are not after a while. */
    boolean awaitInvocations(int count) {
        return awaitInvocations(count, Duration.ofSeconds(10));
    }

    boolean awaitInvocations(int count, Duration time) {
        return Waiting.until(invocations, () -> invocations.size() >= count, time);
    }

    /** Lets all calls answer this, whatever they are asked. */
    void answer(String json) {
        answer = json;
    }

    /** Lets all calls end as a function says. */
    void run(Function<Invocation, InvocationResult> function) {
        handler = function;
    }

    /** Lets calls that fail, which are those with "fail" in their payload, end with this. */
    void fails(String json) {
        failure = json;
    }

    /** Lets no call run any more. */
    void breaks(String message) {
        broken = message;
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<RunnableVersion> invoked() {
        return invoked;
    }

    List<Invocation> invocations() {
        return invocations;
    }

    List<String> retired() {
        return retired;
    }
}
