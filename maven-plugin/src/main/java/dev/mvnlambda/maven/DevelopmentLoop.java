package dev.mvnlambda.maven;

import dev.mvnlambda.code.CodeException;
import dev.mvnlambda.deploy.FunctionRow;
import dev.mvnlambda.deploy.Moves;
import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.deploy.ReportFormatter;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.watch.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Deploys modules, and again those that were compiled since, as often as that happens. */
final class DevelopmentLoop {
    private final List<DevelopedModule> modules;
    private final Deployment deployment;
    private final Log log;
    private final Map<DevelopedModule, Module> packaged = new LinkedHashMap<>();
    private final Set<DevelopedModule> owed = new HashSet<>();
    private final ReentrantLock work = new ReentrantLock();
    private List<FunctionRow> functions = List.of();
    private volatile boolean stopped;

    DevelopmentLoop(List<DevelopedModule> modules, Deployment deployment, Log log) {
        this.modules = List.copyOf(modules);
        this.deployment = deployment;
        this.log = log;
    }

    /** Brings modules to where they run. */
    interface Deployment {
        Report deploy(List<Module> modules) throws IOException, MojoExecutionException, MojoFailureException;
    }

    /** The first deploy, of all modules. */
    Report begin() throws IOException, MojoExecutionException, MojoFailureException {
        work.lock();
        try {
            owed.addAll(modules);
            return deployed();
        } finally {
            work.unlock();
        }
    }

    /**
     * Looks for changes, and deploys them; a failure is told, and tried again with the next change.
     *
     * @return how long it took to see that there is nothing new; zero when there was
     */
    Duration look() throws IOException {
        work.lock();
        try {
            long begin = System.nanoTime();
            boolean read = false;
            Optional<Instant> compiled = Optional.empty();
            for (DevelopedModule module : modules) {
                read |= module.readWhatWasSaved();
                Optional<Change> change = module.compiled();
                if (change.isPresent()) {
                    owe(module);
                    compiled = change.map(Change::at);
                }
            }
            if (compiled.isPresent() || (read && !owed.isEmpty())) {
                redeploy(compiled.orElseGet(Instant::now));
                return Duration.ZERO;
            }
            return read ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            work.unlock();
        }
    }

    /** Lets what is under way come to an end, within a bound, and nothing begin any more; called from another thread. */
    void stop(Duration patience) {
        stopped = true;
        try {
            var unused = work.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was stopped. */
    boolean isStopped() {
        return stopped;
    }

    private void owe(DevelopedModule changed) {
        owed.add(changed);
        modules.stream().filter(module -> module.uses(changed)).forEach(owed::add);
    }

    private void redeploy(Instant since) {
        try {
            List<FunctionRow> before = functions;
            Report report = deployed();
            Moves.line(before, report, Duration.between(since, Instant.now())).ifPresent(log::info);
            ReportFormatter.failures(report).forEach(log::error);
        } catch (MojoExecutionException
                | MojoFailureException
                | InputException
                | CodeException
                | AccountException
                | IOException
                | UncheckedIOException e) {
            log.error("Not deployed: " + e.getMessage());
        }
    }

    private Report deployed() throws IOException, MojoExecutionException, MojoFailureException {
        for (DevelopedModule module : modules) {
            if (owed.contains(module)) {
                Optional<Module> archive = module.packaged();
                packaged.remove(module);
                archive.ifPresent(found -> packaged.put(module, found));
            }
        }
        Report report = deployment.deploy(inOrder());
        functions = report.functions();
        if (report.succeeded()) {
            owed.clear();
        }
        return report;
    }

    private List<Module> inOrder() {
        List<Module> all = new ArrayList<>();
        for (DevelopedModule module : modules) {
            Optional.ofNullable(packaged.get(module)).ifPresent(all::add);
        }
        return all;
    }
}
