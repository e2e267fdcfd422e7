package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AccessSpec;
import dev.mvnlambda.manifest.BrokerSpec;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which topic, queue or database of a source is read, and how the source is reached. */
final class BrokerReader {
    private static final Pattern TOPIC = Pattern.compile("(?=.{2,249}$)[a-zA-Z0-9_-][a-zA-Z0-9._-]+");
    private static final Pattern QUEUE = Pattern.compile("(?s).{1,1000}");
    private static final Pattern DATABASE = Pattern.compile("[^ /\\\\.$\"]{1,63}");
    private static final Pattern COLLECTION = Pattern.compile("(?!system\\.)[_a-zA-Z0-9][^$]{0,56}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z0-9/*:_+=.@-]{1,200}");
    private static final Pattern SECRET = Pattern.compile("(?=.{1,200}$)" + Patterns.PARTITION
            + "secretsmanager:[a-z0-9-]+:" + Patterns.ACCOUNT + ":secret:[a-zA-Z0-9/*:_+=.@-]+");
    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-z]+");
    private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-zA-Z]+");

    private final EventSource source;

    private BrokerReader(EventSource source) {
        this.source = source;
    }

    /** Absent when the source holds no topics, queues or databases. */
    static @Nullable BrokerSpec read(EventSource source) {
        return source.within().isEmpty() ? null : new BrokerReader(source).read();
    }

    private BrokerSpec read() {
        Member within = source.within().orElseThrow();
        return new BrokerSpec(
                source.servers(),
                within.name().equals("topic")
                        ? within.text(
                                ProblemId.TOPIC,
                                TOPIC,
                                "a topic is named by 2 to 249 letters, digits, ., - or _, and does not begin with .; change it")
                        : "",
                text(
                        "consumerGroup",
                        ProblemId.CONSUMER_GROUP,
                        IDENTIFIER,
                        "a group is named by 1 to 200 letters, digits or any of -/*:_+=.@; change it"),
                within.name().equals("queue")
                        ? within.text(
                                ProblemId.BROKER_QUEUE, QUEUE, "a queue is named by 1 to 1000 characters; change it")
                        : "",
                within.name().equals("database")
                        ? within.text(
                                ProblemId.DATABASE,
                                DATABASE,
                                "a database is named by 1 to 63 characters, without blanks or any of / \\ . $ \"; change it")
                        : "",
                text(
                        "collection",
                        ProblemId.COLLECTION,
                        COLLECTION,
                        "a collection is named by 1 to 57 characters without $, which begin with a letter, a digit or _, and not with system.; change it"),
                source.isSet("fullDocument"),
                access());
    }

    private List<AccessSpec> access() {
        Stream<AccessSpec> secrets = Stream.of(
                        one(
                                source.mark()
                                        .find("authentication")
                                        .map(Member::constant)
                                        .orElse("BASIC_AUTH"),
                                secret("credentials")),
                        one("SERVER_ROOT_CA_CERTIFICATE", secret("rootCertificate")),
                        one(
                                "VIRTUAL_HOST",
                                text(
                                        "virtualHost",
                                        ProblemId.VIRTUAL_HOST,
                                        IDENTIFIER,
                                        "a virtual host is named by 1 to 200 letters, digits or any of -/*:_+=.@; change it")))
                .flatMap(access -> access);
        Stream<AccessSpec> networks = Stream.concat(
                network("subnets", SUBNET, "subnet-0abc").map(id -> new AccessSpec("VPC_SUBNET", "subnet:" + id)),
                network("securityGroups", SECURITY_GROUP, "sg-0abc")
                        .map(id -> new AccessSpec("VPC_SECURITY_GROUP", "security_group:" + id)));
        return Stream.concat(secrets, networks)
                .sorted(Comparator.comparing(AccessSpec::type).thenComparing(AccessSpec::uri))
                .toList();
    }

    private static Stream<AccessSpec> one(String type, String uri) {
        return uri.isEmpty() ? Stream.of() : Stream.of(new AccessSpec(type, uri));
    }

    private String secret(String member) {
        return text(
                member,
                ProblemId.SECRET,
                SECRET,
                "AWS takes the ARN of a secret there, at most 200 characters; write one like"
                        + " arn:aws:secretsmanager:eu-west-1:123456789012:secret:name-abcdef");
    }

    private String text(String member, ProblemId id, Pattern pattern, String rule) {
        return source.mark()
                .find(member)
                .map(found -> found.text(id, pattern, rule))
                .orElse("");
    }

    private Stream<String> network(String member, Pattern pattern, String example) {
        return source.mark().find(member).map(Member::items).orElse(List.of()).stream()
                .map(item ->
                        item.text(ProblemId.KAFKA_ACCESS, pattern, "AWS takes ids there; write one like " + example));
    }
}
