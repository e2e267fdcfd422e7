package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.InvocationFormatter;
import dev.mvnlambda.deploy.Invoked;
import dev.mvnlambda.deploy.Invoker;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Calls a deployed function as its consumers do, through its alias when it has one, and waits for the answer: shows the end of
 * its log, what it returned, and which version ran. {@code -Dlambda.function} names it, unless there is only one. The goal
 * fails when the function does. A durable function that may run for more than 15 minutes is only started, since AWS answers
 * no such call. It goes by the tags in the account and needs no build; outside of a project set {@code -Dlambda.app}.
 *
 * @since 0.1.0
 */
@Mojo(name = "invoke", requiresProject = false, aggregator = true, threadSafe = true)
public final class InvokeMojo extends AccountMojo {

    /**
     * What to call it with: JSON, or {@code @} and the name of a file that holds JSON, such as {@code @order.json}. Default:
     * <code>{}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.payload")
    private @Nullable String payload;

    /**
     * Calls it with a sample of what a service sends, with account, region and, where the function has such a trigger, the
     * trigger's own source filled in: {@code sqs}, {@code dynamodb}, {@code kinesis}, {@code kafka}, {@code mq},
     * {@code mq-rabbit}, {@code documentdb}, {@code sns}, {@code s3}, {@code eventbridge}, {@code schedule}, {@code http},
     * {@code rest}, {@code websocket}, {@code url}, {@code iot}, {@code logs}, {@code alb}, {@code cognito} for the trigger
     * that the function is (or {@code cognito-pre-sign-up} and so on), {@code authorizer-http}, {@code authorizer-rest},
     * {@code authorizer-token}, {@code authorizer-websocket}, {@code authorizer-iot}. Not together with
     * {@code lambda.payload}. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.event")
    private @Nullable String event;

    @Override
    void run(boolean skipped) throws IOException, MojoExecutionException, MojoFailureException {
        if (skipped) {
            getLog().debug("Skipped, as lambda.skip asks.");
            return;
        }
        String text = read(Objects.requireNonNullElse(payload, ""));
        try (AwsAccount account = open(List.of(), "")) {
            Invoked invoked = new Invoker(account, time)
                    .invoke(request(Choices.usual()), Objects.requireNonNullElse(event, ""), text);
            InvocationFormatter.lines(invoked).forEach(getLog()::info);
            write(session.getTopLevelProject(), "invoke.json", DeploymentJson.invocation(invoked, account.calls()));
            Optional<String> failure = InvocationFormatter.failure(invoked);
            if (failure.isPresent()) {
                throw new MojoFailureException(failure.get());
            }
        }
    }

    private String read(String given) throws IOException {
        if (!given.startsWith("@")) {
            return given;
        }
        Path file = Path.of(session.getExecutionRootDirectory()).resolve(given.substring(1));
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InputException("lambda.payload is " + given + ", but there is no file " + file
                    + ". Name it as seen from where Maven was started.");
        }
    }
}
