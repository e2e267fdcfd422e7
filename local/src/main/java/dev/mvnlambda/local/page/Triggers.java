package dev.mvnlambda.local.page;

import dev.mvnlambda.local.control.ControlPlane;
import java.util.List;
import java.util.stream.Stream;

/** Finds all that leads to functions of a region, by asking the services as any client would. */
final class Triggers {

    private final ControlPlane plane;

    Triggers(ControlPlane plane) {
        this.plane = plane;
    }

    /** Returns the triggers of a region's functions, those of one kind together. */
    List<Trigger> in(String region) {
        return Stream.of(
                        new PolledSources(plane, region).triggers(),
                        new Apis(plane, region).triggers(),
                        new PushingServices(plane, region).triggers(),
                        new KeptServices(plane, region).triggers())
                .flatMap(found -> found)
                .toList();
    }
}
