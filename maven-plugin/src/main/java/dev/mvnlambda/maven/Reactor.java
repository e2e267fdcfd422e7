package dev.mvnlambda.maven;

import dev.mvnlambda.processor.Generation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Tells when a goal acts, and for which modules. From the command line Maven runs a goal in each module, but modules are
 * deployed together: once, in whichever of them comes to an end last. Bound to a phase, a goal acts where it stands, for
 * the modules packaged so far.
 */
final class Reactor {
    private static final String PACKAGED = "packaged";
    private static final String GENERATED = "generated";

    private final MavenSession session;
    private final PluginDescriptor plugin;

    Reactor(MavenSession session, PluginDescriptor plugin) {
        this.session = session;
        this.plugin = plugin;
    }

    /** Remembers that the archive of a module belongs to this build. */
    void packaged(MavenProject project) {
        session.getPluginContext(plugin, project).put(PACKAGED, true);
    }

    /** The modules to act for now; empty when it is not the turn of this module. */
    List<MavenProject> turn(MavenProject project, MojoExecution execution, boolean skip) {
        return isFromCommandLine(execution) ? together(project, execution, skip) : bound(project, skip);
    }

    /** Where reports go: a deployment of several modules reports at the root. */
    MavenProject reporter(MavenProject project, MojoExecution execution) {
        return isFromCommandLine(execution) ? session.getTopLevelProject() : project;
    }

    /** Remembers that this build has read the handlers of a module, and how. */
    void generated(MavenProject project, Generation.Input input) {
        session.getPluginContext(plugin, project).put(GENERATED, input);
    }

    /** How this build has read the handlers of a module; empty when it has not. */
    Optional<Generation.Input> generation(MavenProject project) {
        return Optional.ofNullable(
                (Generation.Input) session.getPluginContext(plugin, project).get(GENERATED));
    }

    /**
     * Whether these modules are all that the app has, and this build has read the handlers of each, so that a function of none
     * of them is left over.
     */
    boolean isWhole(List<MavenProject> modules, MojoExecution execution) {
        MavenProject top = session.getTopLevelProject();
        boolean all = modules.size() == session.getAllProjects().size();
        return all
                && (isFromCommandLine(execution) || modules.size() == 1)
                && AppName.root(top).equals(top)
                && modules.stream().allMatch(this::isRead);
    }

    private boolean isRead(MavenProject module) {
        Plugin own = module.getPlugin(plugin.getPluginLookupKey());
        boolean hasHandlers = own != null
                && own.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains("generate"));
        return !hasHandlers || session.getPluginContext(plugin, module).containsKey(GENERATED);
    }

    private List<MavenProject> together(MavenProject project, MojoExecution execution, boolean skip) {
        Map<String, Object> shared = session.getPluginContext(plugin, session.getTopLevelProject());
        Turns turns = (Turns) shared.computeIfAbsent("turns of " + execution.getGoal(), key -> new Turns());
        if (skip) {
            turns.skipped.add(project);
        }
        if (turns.ended.incrementAndGet() < session.getProjects().size()) {
            return List.of();
        }
        turns.ended.set(0);
        return session.getProjects().stream()
                .filter(module -> !turns.skipped.contains(module))
                .toList();
    }

    private List<MavenProject> bound(MavenProject project, boolean skip) {
        if (skip) {
            return List.of();
        }
        return session.getProjects().stream()
                .filter(module -> module.equals(project)
                        || session.getPluginContext(plugin, module).containsKey(PACKAGED))
                .toList();
    }

    private static boolean isFromCommandLine(MojoExecution execution) {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** How far the modules have come with one goal. */
    private static final class Turns {
        final AtomicInteger ended = new AtomicInteger();
        final Set<MavenProject> skipped = ConcurrentHashMap.newKeySet();
    }
}
