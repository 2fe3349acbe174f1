package org.tidende.ingest;

import java.util.ArrayDeque;
import java.util.Queue;

/** A registrable domain while one of its feeds is polled or waits for it. Belongs to {@link DueFeeds}. */
final class DueDomain {
    final String name;

    /** Waits for a place, in the order in which they were due. */
    final Queue<DueFeeds.Due> waiting = new ArrayDeque<>();

    /** Requests under way. */
    int taken;

    /** No request begins before, in milliseconds. */
    long readyAt = Long.MIN_VALUE;

    /** What of that its server asked for: to wait so long is no delay of ours. */
    long heldUntil = Long.MIN_VALUE;

    /** Whether it stands in the queue of domains to look at again. */
    boolean watched;

    DueDomain(String name) {
        this.name = name;
    }
}
