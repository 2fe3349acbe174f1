package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many copies may wait for enrich: never more than {@value #MOST_AHEAD} a partition, and over all partitions only so many that a
 * live article does not wait long behind them. Kafka Streams takes records in the order of their timestamps, and a copy's is when
 * it was appended: so a live article waits for the copies that were there before it, of its own partition and of those that share the
 * thread.
 *
 * <p>Works as TCP Vegas does: the shortest time from copy to commit is how long it takes when nothing is in the way; what is above it
 * was spent waiting. Up to {@link #MOST_WAIT} the window grows, beyond it shrinks. It shrinks, too, when the sink falls behind.
 * Not for several threads.
 */
final class ReplayWindow {
    /** Copies of one partition that may be ahead of what enrich has committed. */
    static final int MOST_AHEAD = 500;

    static final Duration MOST_WAIT = Duration.ofMillis(120);

    /** The sink commits once a second: a second of it is no waiting. */
    static final Duration MOST_SINK_DELAY = Duration.ofMillis(1_200);

    private static final int LEAST = 8;
    private static final int FIRST = 48;
    private static final double GROWTH = 1.15;
    private static final double FIRST_GROWTH = 2;
    private static final double SHRINKING = 0.5;

    /** A minute forgets what a quiet second showed. */
    private static final double FORGETTING = 1.01;

    private final Deque<Waiting>[] waiting;
    private final double most;
    private double size = FIRST;
    private double quickest = Double.MAX_VALUE;
    private boolean shrunk;
    private boolean filled;
    private boolean sinkIsLate;
    private int all;
    private double taken;
    private double millis;

    /** @param nanos when it was copied; {@link Long#MIN_VALUE} when that is not known */
    private record Waiting(long offset, long nanos) {}

    @SuppressWarnings("unchecked")
    ReplayWindow(int partitions) {
        waiting = new Deque[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            waiting[partition] = new ArrayDeque<>();
        }
        most = (double) MOST_AHEAD * partitions;
    }

    /** How many more may be copied now, over all partitions. */
    int room() {
        return Math.max(0, (int) size - all);
    }

    /**
     * How many more may be copied to a partition now.
     *
     * @param planned copies that are about to be made, of other partitions
     */
    int room(int partition, int planned) {
        int room = Math.min(MOST_AHEAD - waiting[partition].size(), (int) size - all - planned);
        filled |= room <= 0;
        return Math.max(0, room);
    }

    /** Copies that enrich has not committed. */
    int waiting() {
        return all;
    }

    /** One that lay there before. */
    void found(int partition, long offset) {
        waiting[partition].add(new Waiting(offset, Long.MIN_VALUE));
        all++;
    }

    /** One that was copied, in the order of offsets. */
    void copied(int partition, long offset, long nanos) {
        waiting[partition].add(new Waiting(offset, nanos));
        all++;
    }

    /**
     * What enrich has committed.
     *
     * @param committed the next offset that it takes
     * @return whether any was waiting for it
     */
    boolean committed(int partition, long committed, long nanos) {
        Deque<Waiting> queue = waiting[partition];
        boolean any = false;
        while (!queue.isEmpty() && queue.peek().offset() < committed) {
            Waiting one = queue.remove();
            all--;
            any = true;
            if (one.nanos() != Long.MIN_VALUE) {
                taken++;
                millis += (nanos - one.nanos()) / 1e6;
            }
        }
        return any;
    }

    /** To be told some times a second: how far the sink is behind what enrich tells. */
    void sinkIsBehind(Duration delay) {
        sinkIsLate |= delay.compareTo(MOST_SINK_DELAY) > 0;
    }

    /** Fits its size to what was seen since the last call. To be called about once a second. */
    void fit() {
        boolean late = false;
        if (taken > 0) {
            double mean = millis / taken;
            quickest = Math.min(quickest * FORGETTING, mean);
            late = mean > quickest + MOST_WAIT.toMillis();
        }
        if (late || sinkIsLate) {
            size = Math.max(LEAST, size * SHRINKING);
            shrunk = true;
        } else if (filled && taken > 0) {
            size = Math.min(most, size * (shrunk ? GROWTH : FIRST_GROWTH));
        }
        filled = false;
        sinkIsLate = false;
        taken = 0;
        millis = 0;
    }
}
