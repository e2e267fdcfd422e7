package dev.mvnlambda.local.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Knows which environments live and which are idle, and keeps their number within bounds; ends them outside its lock. */
final class Environments implements AutoCloseable {
    private final JvmOptions options;
    private final LogListener listener;
    private final Set<Environment> live = new HashSet<>();
    private final Deque<Environment> idle = new ArrayDeque<>(); // the warmest first
    private boolean closed;

    Environments(JvmOptions options, LogListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /** An idle environment of the version, or a new one; waits when the bound is reached and all are busy. */
    Environment take(RunnableVersion version) {
        while (true) {
            Grant grant = grant(version);
            grant.evicted().ifPresent(Environment::end);
            if (grant.environment().isUsable()) {
                return grant.environment();
            }
            remove(grant.environment()); // it died while nobody called it
        }
    }

    /** Takes an environment back after its call. */
    void giveBack(Environment environment) {
        if (!keeps(environment)) {
            remove(environment);
        }
    }

    void retire(String functionArn, String version) {
        Predicate<Environment> concerned =
                environment -> environment.version().functionArn().equals(functionArn)
                        && environment.version().version().equals(version);
        synchronized (this) {
            live.stream().filter(concerned).forEach(Environment::retire);
        }
        endIdle(concerned);
    }

    /** Ends the idle environments of a function but for those of a version. */
    void endIdleBeside(RunnableVersion version) {
        endIdle(environment -> environment.version().functionName().equals(version.functionName())
                && !environment.version().equals(version));
    }

    void endIdleOf(String functionName) {
        endIdle(environment -> environment.version().functionName().equals(functionName));
    }

    void endIdleFor(Duration time) {
        endIdle(environment -> environment.isIdleFor(time));
    }

    synchronized int live() {
        return live.size();
    }

    @Override
    public void close() {
        List<Environment> ended;
        synchronized (this) {
            closed = true;
            ended = List.copyOf(live);
            live.clear();
            idle.clear();
            notifyAll();
        }
        ended.forEach(Environment::end);
    }

    private record Grant(Environment environment, Optional<Environment> evicted) {}

    private synchronized Grant grant(RunnableVersion version) {
        try {
            Optional<Grant> granted = granted(version);
            while (granted.isEmpty()) {
                wait();
                granted = granted(version);
            }
            return granted.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while all environments were busy.", e);
        }
    }

    private Optional<Grant> granted(RunnableVersion version) {
        if (closed) {
            throw new IllegalStateException("The runtime of the local Lambda is closed, it takes no more calls.");
        }
        Optional<Environment> warm = idle.stream()
                .filter(environment -> environment.version().equals(version))
                .findFirst();
        if (warm.isPresent()) {
            idle.remove(warm.get());
            return Optional.of(new Grant(warm.get(), Optional.empty()));
        }
        if (live.size() < options.environments()) {
            return Optional.of(new Grant(added(version), Optional.empty()));
        }
        return Optional.ofNullable(idle.pollLast()).map(coldest -> {
            live.remove(coldest);
            return new Grant(added(version), Optional.of(coldest));
        });
    }

    private Environment added(RunnableVersion version) {
        Environment environment = new Environment(version, options, listener);
        live.add(environment);
        return environment;
    }

    private synchronized boolean keeps(Environment environment) {
        if (closed || !environment.isUsable()) {
            return false;
        }
        environment.idleFromNow();
        idle.push(environment);
        notifyAll();
        return true;
    }

    private void remove(Environment environment) {
        environment.end();
        synchronized (this) {
            live.remove(environment);
            notifyAll();
        }
    }

    private void endIdle(Predicate<Environment> concerned) {
        List<Environment> ended = new ArrayList<>();
        synchronized (this) {
            idle.stream().filter(concerned).forEach(ended::add);
            idle.removeAll(ended);
            ended.forEach(live::remove);
            notifyAll();
        }
        ended.forEach(Environment::end);
    }
}
