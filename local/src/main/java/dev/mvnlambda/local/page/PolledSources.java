package dev.mvnlambda.local.page;

import dev.mvnlambda.local.control.ControlPlane;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Event source mappings; of these, queues alone are polled here. */
final class PolledSources {

    private static final int SERVICE_PART = 2;

    private final ControlPlane plane;
    private final String region;

    PolledSources(ControlPlane plane, String region) {
        this.plane = plane;
        this.region = region;
    }

    Stream<Trigger> triggers() {
        return plane.lambda(region).listEventSourceMappingsPaginator().eventSourceMappings().stream()
                .flatMap(mapping -> Target.in(mapping.functionArn()).map(target -> trigger(mapping, target)).stream());
    }

    private static Trigger trigger(EventSourceMappingConfiguration mapping, Target target) {
        String arn = mapping.eventSourceArn();
        String kind = arn == null ? "kafka" : arn.split(":", -1)[SERVICE_PART];
        boolean isOn = List.of("Enabled", "Enabling", "Creating", "Updating").contains(mapping.state());
        String detail = mapping.batchSize() == null ? "" : "batches of " + mapping.batchSize();
        return new Trigger(kind, name(mapping), detail, null, target, isOn, kind.equals("sqs"));
    }

    private static String name(EventSourceMappingConfiguration mapping) {
        String arn = mapping.eventSourceArn();
        if (arn == null) {
            return String.join(", ", mapping.topics());
        }
        // the last part of a stream's ARN is a time
        return arn.contains(":table/") ? arn.replaceAll(".*:table/|/stream/.*", "") : Trigger.nameIn(arn);
    }
}
