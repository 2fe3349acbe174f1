package org.tidende.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a fetch has to be over, whatever it is doing then.
 *
 * @param start by {@link System#nanoTime()}
 * @param allowed from the start on
 */
record Deadline(long start, Duration allowed) {
    static Deadline in(Duration allowed) {
        return new Deadline(System.nanoTime(), allowed);
    }

    /** Nothing or less when it has passed. */
    long nanosLeft() {
        return allowed.toNanos() - (System.nanoTime() - start);
    }

    boolean passed() {
        return nanosLeft() <= 0;
    }

    /** Since the start. */
    int millis() {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
