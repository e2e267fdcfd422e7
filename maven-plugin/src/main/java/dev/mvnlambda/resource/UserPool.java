package dev.mvnlambda.resource;

/**
 * A user pool of Cognito.
 *
 * @param id such as {@code eu-west-1_aBcDeF123}, which begins with its region
 */
public record UserPool(String partition, String region, String account, String id) {
    private static final int ARN_PARTS = 6;
    private static final String RESOURCE = "userpool/";

    /** The pool that an annotation names: by its ARN, or by its id in the account of a deployment. */
    public static UserPool of(String source, Identity identity) {
        String[] parts = source.split(":", ARN_PARTS);
        if (parts.length == ARN_PARTS) {
            return new UserPool(parts[1], parts[3], parts[4], parts[5].substring(parts[5].indexOf('/') + 1));
        }
        int end = source.lastIndexOf('_');
        return new UserPool(identity.partition(), end < 0 ? "" : source.substring(0, end), identity.account(), source);
    }

    /** Whether a deployment can change it. */
    public boolean isIn(Identity identity) {
        return region.equals(identity.region()) && account.equals(identity.account());
    }

    /** The ARN. */
    public String arn() {
        return "arn:" + partition + ":cognito-idp:" + region + ":" + account + ":" + RESOURCE + id;
    }
}
