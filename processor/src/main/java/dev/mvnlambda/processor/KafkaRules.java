package dev.mvnlambda.processor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What AWS asks of Kafka only: a cluster that AWS runs has an ARN, any other one servers and a way to reach them. */
final class KafkaRules {
    static final String SERVICE = "kafka";

    private static final int MOST_SERVERS = 10;
    private static final int MOST_NETWORKS = 20;
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9\\-]*[A-Za-z0-9])?";
    private static final Pattern SERVER = Pattern.compile("(?=.{1,300}$)(" + LABEL + "\\.)*" + LABEL + ":[0-9]{1,5}");
    private static final Set<String> OF_MSK = Set.of("SASL_SCRAM_512_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH");

    private KafkaRules() {}

    static void check(EventSource source) {
        Mark mark = source.mark();
        if (!mark.member("authentication").isUnset() && mark.text("credentials").isEmpty()) {
            error(
                    mark.member("authentication"),
                    ProblemId.KAFKA_AUTHENTICATION,
                    "has authentication, which only has a meaning with credentials; add them, or remove it");
        }
        if (source.servers().isEmpty()) {
            checkManaged(mark);
        } else {
            checkServers(mark);
            checkAccess(mark);
        }
    }

    private static void checkManaged(Mark mark) {
        Stream.of(mark.member("subnets"), mark.member("securityGroups"))
                .filter(member -> !member.items().isEmpty())
                .forEach(KafkaRules::refuseUnserved);
        Optional.of(mark.member("rootCertificate"))
                .filter(member -> !member.text().isEmpty())
                .ifPresent(KafkaRules::refuseUnserved);
        Member authentication = mark.member("authentication");
        String type = authentication.constant();
        if (!type.isEmpty() && !OF_MSK.contains(type)) {
            error(
                    authentication,
                    ProblemId.KAFKA_AUTHENTICATION,
                    "has authentication = %s, but Amazon MSK takes SASL_SCRAM_512_AUTH and CLIENT_CERTIFICATE_TLS_AUTH only; choose one of these"
                            .formatted(type));
        }
    }

    private static void refuseUnserved(Member member) {
        error(
                member,
                ProblemId.KAFKA_ACCESS,
                "has %s, which AWS knows by itself of a cluster of Amazon MSK; remove it".formatted(member.name()));
    }

    private static void checkServers(Mark mark) {
        Member servers = mark.member("bootstrapServers");
        if (!mark.text("cluster").isEmpty()) {
            error(
                    servers,
                    ProblemId.KAFKA_CLUSTER,
                    "has a cluster and bootstrapServers, but AWS takes one or the other; remove one of them");
        }
        if (servers.items().size() > MOST_SERVERS) {
            error(
                    servers,
                    ProblemId.KAFKA_SERVERS,
                    "has %d bootstrapServers, but AWS takes at most %d; a few of them tell of the others"
                            .formatted(servers.items().size(), MOST_SERVERS));
        }
        servers.items()
                .forEach(server -> server.text(
                        ProblemId.KAFKA_SERVERS,
                        SERVER,
                        "a server is a host, a colon and a port, at most 300 characters; write one like"
                                + " kafka-1.example.com:9092"));
    }

    private static void checkAccess(Mark mark) {
        List<Member> subnets = mark.items("subnets");
        List<Member> groups = mark.items("securityGroups");
        if (subnets.isEmpty() != groups.isEmpty()) {
            error(
                    mark.member(subnets.isEmpty() ? "securityGroups" : "subnets"),
                    ProblemId.KAFKA_ACCESS,
                    "has subnets without securityGroups, or these without those, but AWS takes both or neither; add what lacks");
        } else if (subnets.isEmpty() && mark.text("credentials").isEmpty()) {
            error(
                    mark.member("bootstrapServers"),
                    ProblemId.KAFKA_ACCESS,
                    "has bootstrapServers, which AWS reaches with credentials, or from subnets; add one of them");
        } else if (subnets.size() + groups.size() > MOST_NETWORKS) {
            error(
                    mark.member("subnets"),
                    ProblemId.KAFKA_ACCESS,
                    "has %d subnets and securityGroups, but AWS takes at most %d together; remove some"
                            .formatted(subnets.size() + groups.size(), MOST_NETWORKS));
        }
    }

    private static void error(Member member, ProblemId id, String rule) {
        member.error(id, member.mark().function() + " " + rule + ".");
    }
}
