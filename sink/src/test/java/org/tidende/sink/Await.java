package org.tidende.sink;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for a condition, with a deadline. */
final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private Await() {}

    /** The first value that is as wanted; fails with the last one seen. */
    static <T> T until(String what, Callable<T> value, Predicate<T> wanted) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        Object last = null;
        while (System.nanoTime() < deadline) {
            try {
                T now = value.call();
                if (wanted.test(now)) {
                    return now;
                }
                last = now;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("not within " + DEADLINE + ": " + what + "; last seen: " + last);
    }
}
