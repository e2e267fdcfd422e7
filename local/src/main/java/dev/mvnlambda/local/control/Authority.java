package dev.mvnlambda.local.control;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Decides whether a service may call a function: by the function's resource policy, or by a role. */
final class Authority {

    private static final String INVOKE = "lambda:InvokeFunction";

    private Authority() {}

    /** Refuses functions whose policy, that of the very qualifier, does not let a service call on behalf of a source. */
    static UnaryOperator<FunctionName> ofPolicy(Scope scope, String principal, String sourceArn) {
        InvokeGrants grants = new InvokeGrants(scope);
        return name -> {
            String target = name.arn(scope);
            // that there is no such function is said by whoever looks for it
            boolean allowed = !grants.exists(target) || grants.allow(target, principal, sourceArn);
            return checked(allowed, name, scope, principal + " for " + sourceArn);
        };
    }

    /** Refuses functions that a role does not allow to call. */
    static UnaryOperator<FunctionName> ofRole(Scope scope, String role) {
        return name -> checked(
                RolePermissions.allow(scope.account(), role, INVOKE, name.arn(scope)), name, scope, "the role " + role);
    }

    private static FunctionName checked(boolean allowed, FunctionName name, Scope scope, String caller) {
        if (!allowed) {
            throw Faults.fault(
                    LambdaException.builder(),
                    "Lambda",
                    403,
                    "AccessDeniedException",
                    caller + " is not authorized to perform: " + INVOKE + " on resource: " + name.arn(scope));
        }
        return name;
    }
}
