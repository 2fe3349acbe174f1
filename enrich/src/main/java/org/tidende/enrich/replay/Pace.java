package org.tidende.enrich.replay;

/** At most so many a second, in portions of a fifth of a second. Not for several threads. */
final class Pace {
    private static final double PORTIONS = 5;

    private final long perSecond;
    private final double most;
    private double free;
    private long last;

    /** @param perSecond 0 for as many as there are */
    Pace(long perSecond, long nanos) {
        this.perSecond = perSecond;
        this.most = Math.max(1, perSecond / PORTIONS);
        this.last = nanos;
    }

    /** How many may go now. */
    int room(long nanos) {
        if (perSecond == 0) {
            return Integer.MAX_VALUE;
        }
        free = Math.min(most, free + perSecond * ((nanos - last) / 1e9));
        last = nanos;
        return (int) free;
    }

    /** So many went. */
    void used(int count) {
        free -= perSecond == 0 ? 0 : count;
    }
}
