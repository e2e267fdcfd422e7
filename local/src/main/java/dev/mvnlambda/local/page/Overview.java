package dev.mvnlambda.local.page;

import java.util.List;
import java.util.Map;

/**
 * What an account holds and what was called last, as {@code GET /_local/account} tells it.
 *
 * @param region of clients that name none
 * @param functions by region and name
 * @param queues those that messages can be sent to
 * @param topics those that messages can be published to
 * @param calls the last ones, newest first, without payloads and logs
 */
record Overview(
        String account,
        String region,
        List<Function> functions,
        List<Queue> queues,
        List<Topic> topics,
        List<Call> calls) {

    /**
     * A function.
     *
     * @param timeout in seconds
     * @param memory in MB
     * @param versions newest first
     */
    record Function(
            String region,
            String name,
            String arn,
            String runtime,
            String handler,
            int memory,
            int timeout,
            String lastModified,
            List<Version> versions,
            List<Alias> aliases,
            List<Trigger> triggers) {}

    /** A published version. */
    record Version(String version, String description, String lastModified) {}

    /**
     * An alias.
     *
     * @param version the one that gets what the weights leave
     * @param weights shares of other versions, from 0 to 1
     * @param revision names this state of the alias; a change that names an older one is refused
     */
    record Alias(String name, String version, Map<String, Double> weights, String revision) {}

    /** A queue; of its messages, those that wait and those that were received and are not back. */
    record Queue(String region, String name, String url, String arn, int waiting, int received) {}

    /** A topic. */
    record Topic(String region, String name, String arn) {}
}
