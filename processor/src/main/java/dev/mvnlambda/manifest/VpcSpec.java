package dev.mvnlambda.manifest;

import java.util.List;

/** A connection to a VPC. */
public record VpcSpec(List<String> subnets, List<String> securityGroups) {

    /** Copies what it is given. */
    public VpcSpec {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }
}
