package dev.mvnlambda.local.polling;

/** Bounds how many batches of a mapping run at once; the bound may differ from one to the next. */
final class Slots {

    private int taken;

    /** Waits until fewer than so many are taken, and takes one. */
    synchronized void take(int bound) throws InterruptedException {
        while (taken >= bound) {
            wait();
        }
        taken++;
    }

    synchronized void release() {
        taken--;
        notifyAll();
    }
}
