package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Identity;

/**
 * A rule of an event bus, in the account and region of its bus.
 *
 * @param bus its name
 * @param name of the rule
 */
record RuleArn(String partition, String region, String account, String bus, String name) {
    static final String DEFAULT_BUS = "default";

    private static final String SERVICE = "events";
    private static final String RULE = "rule/";
    private static final String BUS = "event-bus/";

    /** A rule of the bus that an annotation names, by ARN or by its name in the account and region of the stage. */
    static RuleArn of(String bus, String name, Identity identity) {
        if (bus.startsWith("arn:")) {
            SourceArn arn = SourceArn.parse(bus);
            return new RuleArn(
                    arn.partition(), arn.region(), arn.account(), arn.resource().substring(BUS.length()), name);
        }
        return new RuleArn(identity.partition(), identity.region(), identity.account(), bus, name);
    }

    /** Reads an ARN, which names the bus unless that is the default one. */
    static RuleArn parse(String arn) {
        SourceArn parsed = SourceArn.parse(arn);
        String path = parsed.resource().substring(RULE.length());
        int slash = path.lastIndexOf('/');
        return new RuleArn(
                parsed.partition(),
                parsed.region(),
                parsed.account(),
                slash < 0 ? DEFAULT_BUS : path.substring(0, slash),
                path.substring(slash + 1));
    }

    static boolean isOne(String arn) {
        SourceArn parsed = SourceArn.parse(arn);
        return parsed.service().equals(SERVICE) && parsed.resource().startsWith(RULE);
    }

    /** The bus as AWS is told it: the ARN, which is good for one of another account too. */
    String busArn() {
        return "arn:" + partition + ":" + SERVICE + ":" + region + ":" + account + ":" + BUS + bus;
    }

    boolean isOfDefaultBus() {
        return bus.equals(DEFAULT_BUS);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + SERVICE + ":" + region + ":" + account + ":" + RULE
                + (isOfDefaultBus() ? "" : bus + "/") + name;
    }
}
