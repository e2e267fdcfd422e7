package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;

class DistributionTest extends AccountTest {

    private static final DistributionConfig CONFIG = DistributionConfig.builder()
            .callerReference("one")
            .origins(origins -> origins.quantity(1)
                    .items(Origin.builder()
                            .id("api")
                            .domainName("a.example.com")
                            .build()))
            .build();

    private CloudFrontClient cloudFront() {
        return plane.client(CloudFrontClient.class, "us-east-1");
    }

    private String made() {
        return cloudFront()
                .createDistribution(request -> request.distributionConfig(CONFIG))
                .distribution()
                .id();
    }

    @Test
    void aChangeNamesTheTagThatWasReadAndTakesAWhileToSpread() {
        String id = made();
        clock.pass(Duration.ofMinutes(1));
        var read = cloudFront().getDistributionConfig(request -> request.id(id));
        assertThat(read.distributionConfig()).isEqualTo(CONFIG);
        cloudFront()
                .updateDistribution(request -> request.id(id)
                        .ifMatch(read.eTag())
                        .distributionConfig(CONFIG.toBuilder().comment("new").build()));
        assertThat(cloudFront()
                        .getDistribution(request -> request.id(id))
                        .distribution()
                        .status())
                .isEqualTo("InProgress");
        clock.pass(Duration.ofMinutes(1));
        assertThat(cloudFront().getDistribution(request -> request.id(id)).distribution())
                .satisfies(found -> {
                    assertThat(found.status()).isEqualTo("Deployed");
                    assertThat(found.arn()).isEqualTo("arn:aws:cloudfront::000000000000:distribution/" + id);
                    assertThat(found.distributionConfig().comment()).isEqualTo("new");
                });
        refused(
                () -> cloudFront()
                        .updateDistribution(
                                request -> request.id(id).ifMatch(read.eTag()).distributionConfig(CONFIG)),
                412,
                "PreconditionFailed",
                "The request failed because it didn't meet the preconditions in one or more request-header fields.");
    }

    @Test
    void distributionsOutliveARestartAndAreListed() {
        String id = made();
        reopen(LocalOptions.in(directory));
        assertThat(cloudFront()
                        .listDistributions(request -> {})
                        .distributionList()
                        .items())
                .singleElement()
                .extracting(found -> found.id())
                .isEqualTo(id);
    }

    @Test
    void aMissingDistributionIsNotFound() {
        refused(
                () -> cloudFront().getDistributionConfig(request -> request.id("ENONE")),
                404,
                "NoSuchDistribution",
                "The specified distribution does not exist.");
    }
}
