package dev.mvnlambda.resource;

/**
 * Where a deployment goes.
 *
 * @param account twelve digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 * @param domain that the addresses end in which AWS makes there, such as {@code amazonaws.com}; empty where another endpoint stands
 *     in for AWS, since nothing answers under such an address then
 * @param endpoint that stands in for AWS; empty where it is AWS itself
 */
public record Identity(String account, String region, String partition, String domain, String endpoint) {

    /** AWS itself. */
    public Identity(String account, String region, String partition, String domain) {
        this(account, region, partition, domain, "");
    }

    /** The address by which a queue of this account and region is known. */
    public String queueUrl(String name) {
        String start = endpoint.isEmpty() ? "https://sqs." + region + "." + domain : endpoint;
        return start + "/" + account + "/" + name;
    }

    /** The ARN of a topic of this account and region. */
    public String topicArn(String name) {
        return "arn:" + partition + ":sns:" + region + ":" + account + ":" + name;
    }
}
