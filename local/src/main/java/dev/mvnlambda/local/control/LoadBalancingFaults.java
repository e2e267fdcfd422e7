package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetsException;

/** Makes the errors that Elastic Load Balancing answers. */
final class LoadBalancingFaults {

    private static final String SERVICE = "ElasticLoadBalancingV2";

    private LoadBalancingFaults() {}

    static AwsServiceException groupNotFound() {
        return Faults.fault(
                TargetGroupNotFoundException.builder(),
                SERVICE,
                400,
                "TargetGroupNotFound",
                "One or more target groups not found");
    }

    static AwsServiceException nameTaken(String name) {
        return Faults.fault(
                DuplicateTargetGroupNameException.builder(),
                SERVICE,
                400,
                "DuplicateTargetGroupName",
                "A target group with the same name '" + name + "' exists, but with different settings");
    }

    static AwsServiceException tooManyTargets(String group) {
        return Faults.fault(
                TooManyTargetsException.builder(),
                SERVICE,
                400,
                "TooManyTargets",
                "The target group '" + group + "' cannot have more than 1 target");
    }

    static AwsServiceException invalidTarget(String text) {
        return Faults.fault(InvalidTargetException.builder(), SERVICE, 400, "InvalidTarget", text);
    }

    static AwsServiceException accessDenied(String target, String group) {
        return Faults.fault(
                ElasticLoadBalancingV2Exception.builder(),
                SERVICE,
                403,
                "AccessDenied",
                "elasticloadbalancing principal does not have permission to invoke " + target + " from target group "
                        + group);
    }

    static AwsServiceException validation(String text) {
        return Faults.fault(ElasticLoadBalancingV2Exception.builder(), SERVICE, 400, "ValidationError", text);
    }

    static AwsServiceException unsupported(String what) {
        return Faults.fault(
                ElasticLoadBalancingV2Exception.builder(),
                SERVICE,
                501,
                "NotImplementedException",
                "The local Lambda does not support " + what + ".");
    }
}
