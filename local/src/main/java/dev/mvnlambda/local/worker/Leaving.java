package dev.mvnlambda.local.worker;

/** How this JVM ends: nothing that its handler started outlives it, as on AWS, where all of it is one sandbox. */
final class Leaving {

    private Leaving() {}

    /** Sees to it that a handler that exits leaves no process behind; one that halts is beyond help. */
    static void cleanly() {
        Runtime.getRuntime().addShutdownHook(new Thread(Leaving::endProcesses, "lambda-leaving"));
    }

    /** Ends now, whatever runs. */
    static void now(int status) {
        try {
            endProcesses();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static void endProcesses() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
