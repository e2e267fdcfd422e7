package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/**
 * A schedule.
 *
 * @param settings as they are shown
 */
record ScheduleRecord(String region, GetScheduleResponse settings) {

    String key() {
        return key(region, settings.groupName(), settings.name());
    }

    /** Returns the key of a schedule; that of the schedules of a group begins alike, with an empty name. */
    static String key(String region, String group, String name) {
        return region + ":" + group + ":" + name;
    }
}
