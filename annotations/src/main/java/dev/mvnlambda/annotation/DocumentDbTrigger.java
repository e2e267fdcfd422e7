package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with the changes of a database in Amazon DocumentDB, which a change stream tells; repeats, once a database
 * (AWS API: {@code CreateEventSourceMapping}). The mapping calls the alias when versions are published, and stays the same, with
 * its position in the stream, when the alias moves.
 *
 * <pre>{@code
 * @Versioned
 * @DocumentDbTrigger(cluster = "shop-${stage}", database = "shop", collection = "orders",
 *         credentials = "arn:aws:secretsmanager:${region}:${account}:secret:shop-db-…")
 * public class Changes implements RequestHandler<Map<String, Object>, Void> { … }
 * }</pre>
 *
 * <p>The change stream is on already. The generated role may look at the cluster and its network, and read the credentials. The
 * handler takes a {@code Map}, an {@code Object} or a stream, since AWS's library has no class for these events. AWS calls it
 * synchronously, so a {@link Durable} function may have an execution timeout of 900 seconds at most.
 */
@EventSource(
        value = "rds",
        source = "cluster",
        resource = "cluster:{name}",
        name = "[a-zA-Z][a-zA-Z0-9-]{0,62}",
        actions = "rds:DescribeDBClusters",
        others = {
            "rds:DescribeDBClusterParameters on cluster-pg:*",
            "rds:DescribeDBSubnetGroups on subgrp:*",
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
@Repeatable(DocumentDbTrigger.List.class)
public @interface DocumentDbTrigger {
    /**
     * The cluster: its name in the account and region of the deploy, 1 to 63 letters, digits or {@code -}, or its ARN (AWS API:
     * {@code EventSourceArn}).
     */
    String cluster();

    /**
     * The database, 1 to 63 characters without blanks or any of <code>/ \ . $ "</code>; another one is another mapping (AWS API:
     * {@code DocumentDBEventSourceConfig}, {@code DatabaseName}).
     */
    String database();

    /**
     * The collection, 1 to 57 characters, beginning with a letter, a digit or {@code _}, not with {@code system.}, and without
     * {@code $} (AWS API: {@code DocumentDBEventSourceConfig}, {@code CollectionName}). Default: all of the database.
     */
    String collection() default "";

    /**
     * Whether a change of a document brings the whole document as it is now, and not the difference alone (AWS API: {@code
     * DocumentDBEventSourceConfig}, {@code FullDocument}). Default: false.
     */
    boolean fullDocument() default false;

    /**
     * The ARN of the secret in AWS Secrets Manager that holds name and password of the cluster; the role may read it (AWS API:
     * {@code SourceAccessConfigurations}). A key of your own that encrypts it is one more {@link Allow} of {@code kms:Decrypt}.
     */
    String credentials();

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

    /** How many changes a call takes at most, 1 to 10000 (AWS API: {@code BatchSize}). Default: 100. */
    int batchSize() default 100;

    /**
     * How long changes are gathered for one call, in seconds, 0 to 300 (AWS API: {@code MaximumBatchingWindowInSeconds}).
     * Default: not set ({@code -1}), which is half a second; AWS cannot go back to that, so leaving it out later keeps what
     * was set.
     */
    int batchWindow() default -1;

    /**
     * Patterns in JSON such as {@code {"event": {"operationType": ["insert"]}}}, at most 5 of at most 4096
     * characters each; a record that matches none is passed over (AWS API: {@code FilterCriteria}). Default: none, all are taken.
     */
    String[] filters() default {};

    /** Whether it is read (AWS API: {@code Enabled}). Default: true. */
    boolean enabled() default true;

    /** Holds repeated {@link DocumentDbTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        DocumentDbTrigger[] value();
    }
}
