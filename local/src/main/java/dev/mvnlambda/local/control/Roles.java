package dev.mvnlambda.local.control;

/** Decides whether Lambda can assume a role. */
final class Roles {

    private static final String LAMBDA = "lambda.amazonaws.com";

    private Roles() {}

    /** Refuses roles that do not exist, do not trust Lambda, or are too new to be known everywhere. */
    static void checkAssumable(Scope scope, String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        boolean assumable = scope.account()
                .roles()
                .find(name)
                .filter(role -> role.role().arn().equals(arn))
                .filter(role -> !scope.now().isBefore(role.assumable()))
                .filter(role -> role.role().assumeRolePolicyDocument().contains(LAMBDA))
                .isPresent();
        if (!assumable) {
            throw Faults.invalidParameter("The role defined for the function cannot be assumed by Lambda.");
        }
    }
}
