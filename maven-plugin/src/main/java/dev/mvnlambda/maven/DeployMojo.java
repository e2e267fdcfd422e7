package dev.mvnlambda.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the module up to the phase {@code package} and deploys it: plans, applies, reports. For several modules that
 * depend on each other use {@code mvn package lambda:deploy-no-fork}.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PACKAGE)
public final class DeployMojo extends DeployNoForkMojo {}
