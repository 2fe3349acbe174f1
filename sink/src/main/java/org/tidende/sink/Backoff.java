package org.tidende.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from the first to the longest, each between half of it and the whole, so that
 * several senders don't come back at once.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /**
     * The wait after a failure.
     *
     * @param failures so far, 1 or more
     */
    Duration after(int failures) {
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
