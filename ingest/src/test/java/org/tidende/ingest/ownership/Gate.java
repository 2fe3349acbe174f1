package org.tidende.ingest.ownership;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets threads through until it is closed, and tells when one stands before it. */
final class Gate {
    private static final Duration MOST = Duration.ofSeconds(60);

    private boolean closed;
    private int waiting;

    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    synchronized void pass() {
        waiting++;
        notifyAll();
        try {
            await(() -> !closed, "opened");
        } finally {
            waiting--;
        }
    }

    /** Waits until a thread stands before the gate, which is closed. */
    synchronized void awaitArrival() {
        await(() -> waiting > 0, "reached");
    }

    private void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + MOST.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("a gate was not " + what + " within " + MOST.toSeconds() + " s");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
