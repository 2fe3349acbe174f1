package org.tidende.ingest;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline. */
public final class Await {
    private Await() {}

    /** @param what is named when it doesn't come true in time, with the state at the end */
    public static void until(String what, Duration most, Supplier<Boolean> condition, Supplier<?> state) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "not within " + most.toSeconds() + " s: " + what + "; in the end: " + state.get());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    public static void until(String what, Supplier<Boolean> condition, Supplier<?> state) {
        until(what, Duration.ofSeconds(40), condition, state);
    }
}
