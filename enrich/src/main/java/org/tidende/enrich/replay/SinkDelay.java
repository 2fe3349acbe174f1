package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long a reader takes to commit what is in its partitions, from ends and committed offsets seen now and then. A reader commits
 * once a second, so it is about a second where nothing waits. Not for several threads.
 */
final class SinkDelay {
    /** The oldest one tells the age: of a sink that stands for hours not all are needed. */
    private static final int MOST = 1_000;

    private final Deque<Seen> open = new ArrayDeque<>();

    private record Seen(long[] ends, long nanos) {}

    /**
     * Takes a look in.
     *
     * @param ends of its partitions
     * @param committed in its partitions
     * @return the age of the oldest end that it has not reached
     */
    Duration seen(long[] ends, long[] committed, long nanos) {
        if (open.size() < MOST) {
            open.add(new Seen(ends.clone(), nanos));
        }
        while (!open.isEmpty() && reached(open.peek().ends(), committed)) {
            open.remove();
        }
        return open.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(nanos - open.peek().nanos());
    }

    /** The last offset may be the mark that closes a transaction: nothing to do. */
    private static boolean reached(long[] ends, long[] committed) {
        for (int partition = 0; partition < ends.length; partition++) {
            if (committed[partition] < ends[partition] - 1) {
                return false;
            }
        }
        return true;
    }
}
