package dev.mvnlambda.local.control;

import static dev.mvnlambda.local.wire.Route.route;

import dev.mvnlambda.local.wire.Route;
import java.util.List;
import java.util.Set;

/** Where Scheduler's operations are found. */
final class SchedulerRoutes {

    /** The errors whose text is called {@code Message}. */
    static final Set<String> CAPITAL_MESSAGES = Set.of(
            "ConflictException",
            "InternalServerException",
            "ResourceNotFoundException",
            "ServiceQuotaExceededException",
            "ThrottlingException",
            "ValidationException");

    static final List<Route> ROUTES = List.of(
            route("POST", "/schedules/{Name}", 200, "CreateSchedule"),
            route("GET", "/schedules/{Name}", 200, "GetSchedule"),
            route("PUT", "/schedules/{Name}", 200, "UpdateSchedule"),
            route("DELETE", "/schedules/{Name}", 200, "DeleteSchedule"),
            route("GET", "/schedules", 200, "ListSchedules"),
            route("POST", "/schedule-groups/{Name}", 200, "CreateScheduleGroup"),
            route("GET", "/schedule-groups/{Name}", 200, "GetScheduleGroup"),
            route("DELETE", "/schedule-groups/{Name}", 200, "DeleteScheduleGroup"),
            route("GET", "/schedule-groups", 200, "ListScheduleGroups"),
            route("POST", "/tags/{ResourceArn}", 200, "TagResource"),
            route("DELETE", "/tags/{ResourceArn}", 200, "UntagResource"),
            route("GET", "/tags/{ResourceArn}", 200, "ListTagsForResource"));

    private SchedulerRoutes() {}
}
