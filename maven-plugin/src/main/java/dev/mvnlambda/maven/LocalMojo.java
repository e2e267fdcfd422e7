package dev.mvnlambda.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles the module (tests are not run), deploys it to the local Lambda, shows what its functions log, and deploys again
 * whatever is compiled from then on, until Ctrl-C. For several modules that depend on each other use {@code mvn process-classes
 * lambda:local-no-fork}, which tells the rest.
 *
 * @since 0.1.0
 */
@Mojo(name = "local", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class LocalMojo extends LocalNoForkMojo {}
