package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AccessSpec;
import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.StreamSpec;
import dev.mvnlambda.plan.PlanFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Topics of Kafka, queues of MQ and databases of DocumentDB that a function reads. */
final class BrokerTriggerTest extends DeployedAccount {

    private List<EventSourceMappingConfiguration> mappings() {
        return account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings().stream()
                .filter(one -> !"Deleting".equals(one.state()))
                .toList();
    }

    private Module shop(EventSourceSpec... sources) {
        Functions shop = versioned("Shop");
        List.of(sources).forEach(shop::reads);
        return code(shop);
    }

    private static EventSourceSpec msk(String group) {
        return Sources.kafka(
                Sources.MSK,
                new BrokerSpec(
                        List.of(),
                        "orders",
                        group,
                        "",
                        "",
                        "",
                        false,
                        List.of(new AccessSpec("CLIENT_CERTIFICATE_TLS_AUTH", Sources.SECRET))),
                new StreamSpec("AT_TIMESTAMP", "2020-01-01T00:00:00Z", null, true, 60, 3, null, "kafka://failed"),
                new ScalingSpec(null, 2, null));
    }

    @Test
    void everyMemberReachesTheMappingAndIsReadBack() {
        Module module = shop(
                msk("intake"),
                Sources.servers("returns", "a.example:1", "b.example:2"),
                Sources.mq("orders"),
                Sources.documents("shop", "orders", true));
        deployed(module);
        account.settle();
        findsNothingMore(module);
        EventSourceMappingConfiguration kafka = only("orders", mappings());
        assertThat(kafka.eventSourceArn()).isEqualTo(Sources.MSK);
        assertThat(kafka.amazonManagedKafkaEventSourceConfig().consumerGroupId())
                .isEqualTo("intake");
        assertThat(kafka.startingPositionTimestamp()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(kafka.provisionedPollerConfig().minimumPollers()).isEqualTo(2);
        assertThat(kafka.provisionedPollerConfig().maximumPollers()).isEqualTo(200);
        assertThat(kafka.destinationConfig().onFailure().destination()).isEqualTo("kafka://failed");
        EventSourceMappingConfiguration servers = only("returns", mappings());
        assertThat(servers.eventSourceArn()).isNull();
        assertThat(servers.selfManagedEventSource().endpointsAsStrings())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", List.of("a.example:1", "b.example:2"));
        assertThat(servers.sourceAccessConfigurations())
                .singleElement()
                .satisfies(access -> assertThat(access.uri()).isEqualTo(Sources.SECRET));
        assertThat(mappings()).anySatisfy(mapping -> {
            assertThat(mapping.queues()).containsExactly("orders");
            assertThat(mapping.sourceAccessConfigurations())
                    .extracting("uri")
                    .containsExactlyInAnyOrder(Sources.SECRET, "/shop");
        });
        assertThat(mappings()).anySatisfy(mapping -> {
            assertThat(mapping.eventSourceArn()).isEqualTo("arn:aws:rds:us-east-1:000000000000:cluster:shop");
            assertThat(mapping.documentDBEventSourceConfig().collectionName()).isEqualTo("orders");
            assertThat(mapping.documentDBEventSourceConfig().fullDocumentAsString())
                    .isEqualTo("UpdateLookup");
        });
    }

    private static EventSourceMappingConfiguration only(String topic, List<EventSourceMappingConfiguration> mappings) {
        return mappings.stream()
                .filter(mapping -> mapping.topics().contains(topic))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsLeftToAwsIsNoDifference() {
        Module module = shop(Sources.msk("orders"));
        deployed(module);
        EventSourceMappingConfiguration mapping = mappings().get(0);
        assertThat(mapping.amazonManagedKafkaEventSourceConfig().consumerGroupId())
                .isEqualTo(mapping.uuid());
        assertThat(mapping.maximumBatchingWindowInSeconds()).isNull();
        assertThat(mapping.maximumRetryAttempts()).isNull();
        account.settle();
        findsNothingMore(module);
        account.lambda().updateEventSourceMapping(r -> r.uuid(mapping.uuid()).maximumBatchingWindowInSeconds(5));
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void anotherConsumerGroupIsAReplacementAndThePlanSaysWhatItMeans() {
        deployed(shop(msk("intake")));
        account.settle();
        Module other = shop(msk("other"));
        assertThat(PlanFormatter.lines(account.session().plan(other).plan()).toString())
                .contains("made again: AWS takes a consumer group at creation only, so the topic is read from where the"
                        + " group stands, or from 2020-01-01T00:00:00Z on if it is new");
        assertThat(deployed(other).changes())
                .containsSubsequence("DeleteEventSourceMapping", "CreateEventSourceMapping");
        account.settle();
        findsNothingMore(other);
    }

    @Test
    void whatAwsChangesInPlaceIsChangedInPlace() {
        deployed(shop(Sources.documents("shop", "orders", true)));
        String uuid = mappings().get(0).uuid();
        account.settle();
        Module changed = shop(Sources.documents("shop", "", false));
        assertThat(deployed(changed).changes()).containsExactly("UpdateEventSourceMapping", "TagResource");
        assertThat(mappings().get(0).uuid()).isEqualTo(uuid);
        assertThat(mappings().get(0).documentDBEventSourceConfig().collectionName())
                .isNull();
        account.settle();
        findsNothingMore(changed);
    }

    @Test
    void anotherTopicIsAnotherMapping() {
        deployed(shop(Sources.msk("orders"), Sources.msk("returns")));
        account.settle();
        Module other = shop(Sources.msk("orders"), Sources.msk("bills"));
        assertThat(PlanFormatter.lines(account.session().plan(other).plan()).toString())
                .contains("events of returns of " + Sources.MSK + " are not read any more");
        assertThat(deployed(other).changes())
                .containsSubsequence("CreateEventSourceMapping", "DeleteEventSourceMapping");
        account.settle();
        assertThat(mappings())
                .extracting(mapping -> mapping.topics().get(0))
                .containsExactlyInAnyOrder("orders", "bills");
        findsNothingMore(other);
    }

    @Test
    void theRoleMayReadASourceItsSecretsAndNoOther() {
        deployed(shop(Sources.mq("orders"), Sources.documents("shop", "", false)));
        assertThat(account.policy("Shop"))
                .contains("[\"mq:DescribeBroker\"],\"Resource\":[\"" + Sources.MQ + "\"]")
                .contains(
                        "[\"rds:DescribeDBClusters\"],\"Resource\":[\"arn:aws:rds:us-east-1:000000000000:cluster:shop\"]")
                .contains(
                        "[\"rds:DescribeDBSubnetGroups\"],\"Resource\":[\"arn:aws:rds:us-east-1:000000000000:subgrp:*\"]")
                .contains("[\"secretsmanager:GetSecretValue\"],\"Resource\":[\"" + Sources.SECRET + "\"]")
                .containsOnlyOnce("secretsmanager:GetSecretValue")
                .containsOnlyOnce("ec2:CreateNetworkInterface");
    }

    @Test
    void aClusterWithoutCredentialsIsReadByIam() {
        deployed(shop(Sources.msk("orders")));
        String arn = "arn:aws:kafka:us-east-1:000000000000:";
        assertThat(account.policy("Shop"))
                .contains("\"kafka-cluster:ReadData\"],\"Resource\":[\"" + arn + "topic/shop/0-1/orders\"]")
                .contains("\"kafka-cluster:DescribeGroup\"],\"Resource\":[\"" + arn + "group/shop/0-1/*\"]")
                .contains("\"kafka:GetBootstrapBrokers\"],\"Resource\":[\"" + Sources.MSK + "\"]");
    }

    @Test
    void serversAreReadWithTheirSecretAlone() {
        deployed(shop(Sources.servers("orders", "a.example:1")));
        assertThat(account.policy("Shop"))
                .contains("secretsmanager:GetSecretValue")
                .doesNotContain("kafka", "ec2:");
    }
}
