package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.SnsSpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;

/** A deploy that did not end, and then the former source again. */
final class RevertTest extends DeployedAccount {

    private static SnsSpec orders() {
        return new SnsSpec("orders", "", "MessageAttributes", "", false);
    }

    @Test
    void whatADeployMadeBeforeItFailedGoesWithTheFormerSource() {
        account.client(SnsClient.class).createTopic(r -> r.name("orders"));
        Module former = code(versioned("Shop"));
        deployed(former);
        Interference refusing = new Interference().answering("Subscribe", request -> {
            throw AuthorizationErrorException.builder()
                    .statusCode(403)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AuthorizationError")
                            .errorMessage("not allowed")
                            .build())
                    .build();
        });
        Report failed =
                account.session(refusing).deploy(code(versioned("Shop").url().trigger(orders())));
        assertThat(TestAccount.failure(failed)).contains("not allowed");
        assertThat(urls()).isNotEmpty();

        deployed(former);
        assertThat(urls()).isEmpty();
        findsNothingMore(former);
    }

    @Test
    void theCodeOfABareFunctionGoesBackAfterADeployThatDied() {
        Module former = module(directory, "one", bare("Shop"));
        deployed(former);
        Interference dying = new Interference();
        dying.dieAfter(1);
        assertThat(catchThrowable(() -> account.session(dying).deploy(module(directory, "two", bare("Shop")))))
                .satisfiesAnyOf(
                        killed -> assertThat(killed).isNull(),
                        killed -> assertThat(killed).hasMessageContaining("the process was killed"));
        assertThat(digest()).isNotEqualTo(former.archive().codeSha256());

        deployed(former);
        assertThat(digest()).isEqualTo(former.archive().codeSha256());
        findsNothingMore(former);
    }

    private Iterable<FunctionUrlConfig> urls() {
        return account.lambda()
                .listFunctionUrlConfigs(r -> r.functionName("shop-dev-Shop"))
                .functionUrlConfigs();
    }

    private String digest() {
        return account.lambda()
                .getFunctionConfiguration(r -> r.functionName("shop-dev-Shop"))
                .codeSha256();
    }
}
