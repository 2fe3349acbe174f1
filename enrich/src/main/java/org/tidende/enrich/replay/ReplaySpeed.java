package org.tidende.enrich.replay;

import java.util.ArrayDeque;
import java.util.Deque;

/** Speed over the last ten seconds. Not for several threads. */
final class ReplaySpeed {
    private static final long NANOS = 10_000_000_000L;

    private final Deque<long[]> seen = new ArrayDeque<>();

    /** @return a second */
    double seen(long done, long nanos) {
        seen.add(new long[] {done, nanos});
        while (seen.size() > 2 && nanos - seen.peek()[1] > NANOS) {
            seen.remove();
        }
        long[] first = seen.peek();
        return nanos == first[1] ? 0 : (done - first[0]) * 1e9 / (nanos - first[1]);
    }
}
