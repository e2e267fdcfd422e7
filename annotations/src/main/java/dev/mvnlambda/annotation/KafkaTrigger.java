package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with the records of one topic of a Kafka cluster, in Amazon MSK or anywhere; repeats, once a topic (AWS API:
 * {@code CreateEventSourceMapping}). The mapping calls the alias when versions are published, and stays the same, with its
 * position in the topic, when the alias moves.
 *
 * <pre>{@code
 * @Versioned
 * @KafkaTrigger(cluster = "arn:aws:kafka:${region}:${account}:cluster/shop/…", topic = "orders", consumerGroup = "intake")
 * public class Intake implements RequestHandler<KafkaEvent, Void> { … }
 * }</pre>
 *
 * <p>The generated role may look at the cluster and its network, read the secrets that are named here, and, where no
 * credentials are given for a cluster of Amazon MSK, read the topic as consumer of the group by IAM. The handler takes a {@code
 * KafkaEvent}, a {@code Map}, an {@code Object} or a stream. AWS calls it synchronously, so a {@link Durable} function may have
 * an execution timeout of 900 seconds at most.
 */
@EventSource(
        value = "kafka",
        source = "cluster",
        resource = "cluster/{name}/{id}",
        event = "KafkaEvent",
        actions = {"kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers"},
        others = {
            "ec2:CreateNetworkInterface on *",
            "ec2:DeleteNetworkInterface on *",
            "ec2:DescribeNetworkInterfaces on *",
            "ec2:DescribeSecurityGroups on *",
            "ec2:DescribeSubnets on *",
            "ec2:DescribeVpcs on *"
        })
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(KafkaTrigger.List.class)
public @interface KafkaTrigger {
    /** The ARN of a cluster of Amazon MSK (AWS API: {@code EventSourceArn}). Default: none, {@link #bootstrapServers()} are given. */
    String cluster() default "";

    /**
     * The servers that tell of a cluster which AWS does not run, each a host, a colon and a port, 1 to 10 of at most 300
     * characters; a change makes a new mapping (AWS API: {@code SelfManagedEventSource}). Default: none, {@link #cluster()} is
     * given.
     */
    String[] bootstrapServers() default {};

    /**
     * The topic, 2 to 249 letters, digits, {@code .}, {@code -} or {@code _}, not beginning with {@code .} (AWS API: {@code
     * Topics}).
     */
    String topic();

    /**
     * The consumer group that the mapping joins, 1 to 200 letters, digits or {@code -/*:_+=.@}; one that has read the topic
     * before goes on where it stands, whatever the starting position; a change makes the mapping again, and the plan says so
     * (AWS API: {@code ConsumerGroupId}). Default: one that AWS names.
     */
    String consumerGroup() default "";

    /**
     * Where a new mapping begins to read; a change makes the mapping again, and the plan says so (AWS API: {@code
     * StartingPosition}). Default: {@link StartingPosition#LATEST}.
     */
    StartingPosition startingPosition() default StartingPosition.LATEST;

    /**
     * The time to begin at, such as {@code 2026-10-01T00:00:00Z}, not in the future; exactly with {@link
     * StartingPosition#AT_TIMESTAMP} (AWS API: {@code StartingPositionTimestamp}). Default: none.
     */
    String startingTimestamp() default "";

    /**
     * The ARN of the secret in AWS Secrets Manager that holds the credentials; the role may read it (AWS API: {@code
     * SourceAccessConfigurations}). A key of your own that encrypts it is one more {@link Allow} of {@code kms:Decrypt}.
     * Default: none; then a cluster of Amazon MSK is read by IAM or without authentication, and any other one without
     * authentication, which needs {@link #subnets()}.
     */
    String credentials() default "";

    /**
     * What the {@link #credentials()} are; Amazon MSK takes {@link KafkaAuthentication#SASL_SCRAM_512_AUTH} and {@link
     * KafkaAuthentication#CLIENT_CERTIFICATE_TLS_AUTH} only (AWS API: {@code SourceAccessConfigurations}). Default: {@link
     * KafkaAuthentication#SASL_SCRAM_512_AUTH}.
     */
    KafkaAuthentication authentication() default KafkaAuthentication.SASL_SCRAM_512_AUTH;

    /**
     * The ARN of the secret that holds the certificate of the authority which signed those of the {@link #bootstrapServers()};
     * the role may read it (AWS API: {@code SourceAccessConfigurations}, {@code SERVER_ROOT_CA_CERTIFICATE}). Default: none,
     * their authority is a public one.
     */
    String rootCertificate() default "";

    /**
     * The subnets from which the {@link #bootstrapServers()} are reached, such as {@code subnet-0123}; with {@link
     * #securityGroups()}, and both together at most 20 (AWS API: {@code SourceAccessConfigurations}, {@code VPC_SUBNET}).
     * Default: none, over the internet.
     */
    String[] subnets() default {};

    /**
     * The security groups of the connections to the {@link #bootstrapServers()}, such as {@code sg-0123}; with {@link
     * #subnets()} (AWS API: {@code SourceAccessConfigurations}, {@code VPC_SECURITY_GROUP}). Default: none.
     */
    String[] securityGroups() default {};

    /** How many records a call takes at most, 1 to 10000 (AWS API: {@code BatchSize}). Default: 100. */
    int batchSize() default 100;

    /**
     * How long records are gathered for one call, in seconds, 0 to 300 (AWS API: {@code MaximumBatchingWindowInSeconds}).
     * Default: not set ({@code -1}), which is half a second; AWS cannot go back to that, so leaving it out later keeps what
     * was set.
     */
    int batchWindow() default -1;

    /**
     * Whether a batch that failed is halved before it is tried again, which finds the record that fails (AWS API: {@code
     * BisectBatchOnFunctionError}). AWS documents it with pollers only. Default: false.
     */
    boolean bisectOnError() default false;

    /**
     * How old a record may be that is still tried, in seconds, 60 to 604800 (7 days) (AWS API: {@code
     * MaximumRecordAgeInSeconds}). AWS documents it with pollers only. Default: as old as the topic keeps it ({@code -1}).
     */
    int maximumRecordAge() default -1;

    /**
     * How often a batch that failed is tried again, 0 to 10000 (AWS API: {@code MaximumRetryAttempts}). AWS documents it with pollers only. Default: until its
     * records are too old ({@code -1}); what comes after them waits that long.
     */
    int maximumRetries() default -1;

    /**
     * Whether the handler answers which records failed, as a {@code StreamsEventResponse}, so that reading goes on at the first
     * of them (AWS API: {@code FunctionResponseTypes}, {@code ReportBatchItemFailures}). AWS documents it with pollers only. Default: false, an exception fails the
     * whole batch.
     */
    boolean partialBatchResponse() default false;

    /**
     * Patterns in JSON such as {@code {"value": {"kind": ["order"]}}}, at most 5 of at most 4096
     * characters each; a record that matches none is passed over (AWS API: {@code FilterCriteria}). Default: none, all are taken.
     */
    String[] filters() default {};

    /**
     * Who hears of records that are given up: the ARN of an SQS queue, an SNS topic or a bucket, or {@code kafka://}
     * and a topic of the same cluster; the role may tell it
     * (AWS API: {@code DestinationConfig}). Default: nobody.
     */
    String onFailure() default "";

    /**
     * How many pollers are kept ready, 1 to 200; they cost while they wait (AWS API: {@code ProvisionedPollerConfig}). Default:
     * none ({@code -1}), or AWS's 1 when only {@link #maximumPollers()} is set.
     */
    int minimumPollers() default -1;

    /**
     * How many pollers there may be, 1 to 2000, at least {@link #minimumPollers()} (AWS API: {@code ProvisionedPollerConfig}).
     * Default: none ({@code -1}), or AWS's 200 when only {@link #minimumPollers()} is set.
     */
    int maximumPollers() default -1;

    /** Whether it is read (AWS API: {@code Enabled}). Default: true. */
    boolean enabled() default true;

    /** Holds repeated {@link KafkaTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        KafkaTrigger[] value();
    }
}
