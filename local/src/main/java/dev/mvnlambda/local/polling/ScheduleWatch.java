package dev.mvnlambda.local.polling;

import dev.mvnlambda.local.control.ControlPlane;
import java.time.Duration;

/** Keeps looking, from its start until it is closed, which schedules are due. */
public final class ScheduleWatch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final ControlPlane plane;
    private final Closing closing = new Closing();

    private ScheduleWatch(ControlPlane plane) {
        this.plane = plane;
    }

    /** Begins to call the functions of an account's schedules, those that are made later too. */
    public static ScheduleWatch start(ControlPlane plane) {
        ScheduleWatch watch = new ScheduleWatch(plane);
        Thread thread = new Thread(watch::run, "local-lambda-schedules");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Calls no more; what runs already ends with the account. */
    @Override
    public void close() {
        closing.close();
    }

    private void run() {
        while (!closing.isClosed()) {
            try {
                plane.callDueSchedules();
            } catch (RuntimeException e) {
                if (!closing.isClosed()) {
                    System.err.println("Schedules are looked at again after: " + e);
                }
            }
            closing.await(BETWEEN_LOOKS);
        }
    }
}
