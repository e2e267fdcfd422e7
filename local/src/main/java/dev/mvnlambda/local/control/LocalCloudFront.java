package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.InvalidIfMatchVersionException;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsResponse;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.PreconditionFailedException;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionResponse;

/**
 * The distributions of CloudFront, which is the same in all regions. They are kept and shown, and nothing goes through them; what
 * a configuration says is not checked.
 */
final class LocalCloudFront implements CloudFrontClient {

    private static final String SERVICE = "CloudFront";
    private static final Duration SPREADING = Duration.ofSeconds(2);
    private static final int PAGE = 100;

    private final Account account;

    LocalCloudFront(Account account) {
        this.account = account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateDistributionResponse createDistribution(CreateDistributionRequest request) {
        String id = "E" + random(13);
        DistributionRecord made = table().change(id, found -> Optional.of(changed(id, request.distributionConfig())));
        return CreateDistributionResponse.builder()
                .distribution(shown(made))
                .eTag(made.etag())
                .location("https://cloudfront.amazonaws.com/2020-05-31/distribution/" + id)
                .build();
    }

    @Override
    public GetDistributionResponse getDistribution(GetDistributionRequest request) {
        DistributionRecord found = get(request.id());
        return GetDistributionResponse.builder()
                .distribution(shown(found))
                .eTag(found.etag())
                .build();
    }

    @Override
    public GetDistributionConfigResponse getDistributionConfig(GetDistributionConfigRequest request) {
        DistributionRecord found = get(request.id());
        return GetDistributionConfigResponse.builder()
                .distributionConfig(found.config())
                .eTag(found.etag())
                .build();
    }

    @Override
    public UpdateDistributionResponse updateDistribution(UpdateDistributionRequest request) {
        DistributionRecord updated = table().change(request.id(), found -> {
            checkTag(request.ifMatch(), found.orElseThrow(LocalCloudFront::missing));
            return Optional.of(changed(request.id(), request.distributionConfig()));
        });
        return UpdateDistributionResponse.builder()
                .distribution(shown(updated))
                .eTag(updated.etag())
                .build();
    }

    private static void checkTag(@Nullable String given, DistributionRecord found) {
        if (given == null) {
            throw Faults.fault(
                    InvalidIfMatchVersionException.builder(),
                    SERVICE,
                    400,
                    "InvalidIfMatchVersion",
                    "The If-Match version is missing or not valid for the resource.");
        }
        if (!given.equals(found.etag())) {
            throw Faults.fault(
                    PreconditionFailedException.builder(),
                    SERVICE,
                    412,
                    "PreconditionFailed",
                    "The request failed because it didn't meet the preconditions in one or more request-header fields.");
        }
    }

    @Override
    public ListDistributionsResponse listDistributions(ListDistributionsRequest request) {
        List<DistributionRecord> all = table().startingWith("");
        String most = Objects.requireNonNullElse(request.maxItems(), Integer.toString(PAGE));
        if (!most.matches("[0-9]{1,9}")) {
            throw Faults.fault(
                    InvalidArgumentException.builder(),
                    SERVICE,
                    400,
                    "InvalidArgument",
                    "The parameter MaxItems is invalid.");
        }
        Integer size = Integer.valueOf(most);
        Page<DistributionRecord> page = Page.of(all, DistributionRecord::id, request.marker(), size, PAGE);
        List<DistributionSummary> items = page.items().stream()
                .map(found -> DistributionSummary.builder()
                        .id(found.id())
                        .arn(arn(found.id()))
                        .status(status(found))
                        .lastModifiedTime(found.changed())
                        .domainName(domain(found.id()))
                        .origins(found.config().origins())
                        .comment(found.config().comment())
                        .enabled(found.config().enabled())
                        .build())
                .toList();
        return ListDistributionsResponse.builder()
                .distributionList(list -> list.items(items)
                        .quantity(items.size())
                        .isTruncated(page.next() != null)
                        .nextMarker(page.next())
                        .maxItems(size == null ? PAGE : size))
                .build();
    }

    private DistributionRecord changed(String id, DistributionConfig config) {
        return new DistributionRecord(id, "E" + random(13), now(), config);
    }

    private Distribution shown(DistributionRecord found) {
        return Distribution.builder()
                .id(found.id())
                .arn(arn(found.id()))
                .status(status(found))
                .lastModifiedTime(found.changed())
                .inProgressInvalidationBatches(0)
                .domainName(domain(found.id()))
                .distributionConfig(found.config())
                .build();
    }

    private String status(DistributionRecord found) {
        return now().isBefore(found.changed().plus(SPREADING)) ? "InProgress" : "Deployed";
    }

    private String arn(String id) {
        return "arn:aws:cloudfront::" + account.options().account() + ":distribution/" + id;
    }

    private static String domain(String id) {
        return "d" + id.toLowerCase(Locale.ROOT) + ".cloudfront.net";
    }

    private Instant now() {
        return account.clock().instant();
    }

    private DistributionRecord get(String id) {
        return table().find(id).orElseThrow(LocalCloudFront::missing);
    }

    private static AwsServiceException missing() {
        return Faults.fault(
                NoSuchDistributionException.builder(),
                SERVICE,
                404,
                "NoSuchDistribution",
                "The specified distribution does not exist.");
    }

    private static String random(int length) {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, length)
                .toUpperCase(Locale.ROOT);
    }

    private Table<DistributionRecord> table() {
        return account.tables().of("distributions", DistributionRecord.class);
    }
}
