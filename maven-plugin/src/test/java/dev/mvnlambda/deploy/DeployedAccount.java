package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.module;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.desired.Module;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** An account that each test has for itself, and what most tests do with it. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
abstract class DeployedAccount {
    @TempDir
    Path directory;

    TestAccount account;

    @BeforeEach
    final void openAccount() {
        account = new TestAccount(directory.resolve("account"));
    }

    @AfterEach
    final void closeAccount() {
        account.close();
    }

    /** A module of these functions; all that it makes have the same code. */
    final Module code(Functions... functions) {
        return module(directory, "one", functions);
    }

    /** Deploys, which must succeed, and returns what was called. */
    final Interference deployed(TestAccount.Session session, Module... modules) {
        Report report = session.deploy(modules);
        assertThat(TestAccount.failure(report)).isEmpty();
        return session.interference();
    }

    final Interference deployed(Module... modules) {
        return deployed(account.session(), modules);
    }

    final void makeQueue(String name) {
        account.sqs().createQueue(r -> r.queueName(name));
    }

    /** Grants on a qualifier what is granted on the alias, in the same words. */
    final void grantedOn(String qualifier, String function) {
        try {
            String policy = account.lambda()
                    .getPolicy(r -> r.functionName(function).qualifier("LatestAlias"))
                    .policy();
            for (JsonNode statement : new ObjectMapper().readTree(policy).path("Statement")) {
                String account = statement.findPath("AWS:SourceAccount").asText();
                this.account
                        .lambda()
                        .addPermission(r -> r.functionName(function)
                                .qualifier(qualifier)
                                .statementId(statement.path("Sid").asText())
                                .action(statement.path("Action").asText())
                                .principal(statement.findPath("Service").asText())
                                .sourceAccount(account.isEmpty() ? null : account)
                                .sourceArn(statement.findPath("AWS:SourceArn").asText()));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of the statements on a qualifier. */
    final List<String> statements(String qualifier, String function) {
        try {
            String policy = account.lambda()
                    .getPolicy(r -> r.functionName(function).qualifier(qualifier))
                    .policy();
            return new ObjectMapper().readTree(policy).findValuesAsText("Sid");
        } catch (ResourceNotFoundException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plan of the same is empty, also one that reads everything. */
    final void findsNothingMore(Module module) {
        assertThat(account.session().plan(module).plan().steps()).isEmpty();
        assertThat(account.session().refresh().plan(module).plan().steps()).isEmpty();
    }
}
