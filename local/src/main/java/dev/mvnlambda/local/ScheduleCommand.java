package dev.mvnlambda.local;

import dev.mvnlambda.local.control.ControlPlane;
import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.WireRequest;
import dev.mvnlambda.local.wire.WireResponse;
import java.util.List;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;

/**
 * Calls the function of a schedule now: {@code POST /_schedules/<group>/<name>}, signed as for AWS; the region is that of the
 * signature. It answers 202 when the call was handed over, whatever becomes of it, 404 when there is no such schedule, and 405
 * to anything but {@code POST}. The time and the state of the schedule do not matter, and are not changed; the scheduled time
 * that the function is told is now.
 */
final class ScheduleCommand implements ApiService {

    static final String PATH = "/_schedules/";

    private static final String JSON = "application/json";
    private static final int SEGMENTS = 3;

    private final ControlPlane plane;

    ScheduleCommand(ControlPlane plane) {
        this.plane = plane;
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        List<String> segments = request.segments();
        if (!request.method().equals("POST")) {
            return answer(405, "POST calls the function of a schedule.");
        }
        if (segments.size() != SEGMENTS) {
            return answer(404, "A schedule is called at " + PATH + "<group>/<name>.");
        }
        try {
            plane.callSchedule(region, segments.get(1), segments.get(2));
            return WireResponse.of(202, JSON, "{\"status\":\"called\"}");
        } catch (ResourceNotFoundException e) {
            return answer(404, e.awsErrorDetails().errorMessage());
        }
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        return answer(status, code);
    }

    private static WireResponse answer(int status, String message) {
        return WireResponse.of(status, JSON, "{\"message\":\"" + message.replace("\"", "'") + "\"}");
    }
}
