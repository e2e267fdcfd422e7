package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.SourceAccessConfiguration;

/**
 * The rules that mappings of Kafka, MQ and DocumentDB keep. Of AWS's texts that of missing access is known; the others are
 * made like it and like those of queues.
 */
final class BrokerChecks {

    private static final String KAFKA = "kafka";
    private static final String MQ = "mq";

    /** What looks at a source, by the service of its ARN, and what AWS calls that service. */
    private enum Looking {
        KAFKA_CLUSTER(KAFKA, "kafka:DescribeCluster", "Kafka"),
        BROKER(MQ, "mq:DescribeBroker", "MQ"),
        DATABASE("rds", "rds:DescribeDBClusters", "RDS");

        private final String service;
        private final String action;
        private final String words;

        Looking(String service, String action, String words) {
            this.service = service;
            this.action = action;
            this.words = words;
        }
    }

    private BrokerChecks() {}

    /** Checks settings by themselves. */
    static void checkSettings(EventSourceMappingConfiguration mapping) {
        String service = service(mapping);
        boolean open = service.equals(KAFKA) && mapping.eventSourceArn() != null;
        if (!open && mapping.sourceAccessConfigurations().isEmpty()) {
            throw missing("sourceAccessConfigurations");
        }
        switch (service) {
            case KAFKA -> require("topics", mapping.topics());
            case MQ -> require("queues", mapping.queues());
            default ->
                require(
                        "documentDBEventSourceConfig",
                        mapping.documentDBEventSourceConfig() == null ? List.of() : List.of("database"));
        }
        checkPosition(mapping, service);
        checkUnsupported(mapping, service);
    }

    private static void checkPosition(EventSourceMappingConfiguration mapping, String service) {
        if (!service.equals(MQ)) {
            MappingChecks.checkPositioned(mapping);
        } else if (mapping.startingPositionAsString() != null) {
            throw Faults.invalidParameter("StartingPosition is not valid for MQ event sources.");
        }
    }

    private static void checkUnsupported(EventSourceMappingConfiguration mapping, String service) {
        boolean kafka = service.equals(KAFKA);
        refuse(mapping.parallelizationFactor() != null, "ParallelizationFactor");
        refuse(mapping.tumblingWindowInSeconds() != null, "TumblingWindowInSeconds");
        refuse(mapping.scalingConfig() != null, "ScalingConfig");
        refuse(!kafka && mapping.provisionedPollerConfig() != null, "ProvisionedPollerConfig");
        refuse(!kafka && mapping.destinationConfig() != null, "DestinationConfig");
        refuse(!kafka && !mapping.functionResponseTypesAsStrings().isEmpty(), "FunctionResponseTypes");
        refuse(!kafka && mapping.bisectBatchOnFunctionError() != null, "BisectBatchOnFunctionError");
        refuse(!kafka && mapping.maximumRecordAgeInSeconds() != null, "MaximumRecordAgeInSeconds");
        refuse(!kafka && mapping.maximumRetryAttempts() != null, "MaximumRetryAttempts");
    }

    /** Checks that a role may look at the source and read the secrets; the source is taken to be there. */
    static void checkAccess(EventSourceMappingConfiguration mapping, Account account, String role) {
        String arn = mapping.eventSourceArn();
        for (Looking looking : Looking.values()) {
            if (arn != null
                    && looking.service.equals(service(mapping))
                    && !RolePermissions.allow(account, role, looking.action, arn)) {
                throw denied(looking.action, looking.words);
            }
        }
        mapping.sourceAccessConfigurations().stream()
                .map(SourceAccessConfiguration::uri)
                .filter(uri -> uri.contains(":secretsmanager:"))
                .filter(secret -> !RolePermissions.allow(account, role, "secretsmanager:GetSecretValue", secret))
                .findFirst()
                .ifPresent(secret -> {
                    throw denied("secretsmanager:GetSecretValue", "Secrets Manager");
                });
        boolean networked = arn != null
                || mapping.sourceAccessConfigurations().stream()
                        .anyMatch(one -> Set.of("VPC_SUBNET").contains(one.typeAsString()));
        if (networked && !RolePermissions.allow(account, role, "ec2:CreateNetworkInterface", "*")) {
            throw denied("ec2:CreateNetworkInterface", "EC2");
        }
    }

    private static String service(EventSourceMappingConfiguration mapping) {
        return mapping.eventSourceArn() == null ? KAFKA : SourceKind.service(mapping.eventSourceArn());
    }

    private static void require(String parameter, List<String> values) {
        if (values.isEmpty()) {
            throw missing(parameter);
        }
    }

    private static RuntimeException missing(String parameter) {
        return Faults.invalidParameter("Required '" + parameter + "' parameter is missing.");
    }

    private static void refuse(boolean given, String parameter) {
        if (given) {
            throw Faults.invalidParameter(
                    "Unsupported " + parameter + " parameter for given event source mapping type.");
        }
    }

    private static RuntimeException denied(String action, String words) {
        return Faults.invalidParameter("The provided execution role does not have permissions to call "
                + action.substring(action.indexOf(':') + 1) + " on " + words);
    }
}
