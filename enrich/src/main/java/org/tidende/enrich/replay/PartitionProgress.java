package org.tidende.enrich.replay;

/**
 * How far one partition of the archive is. Offsets, not records: the marks of transactions count.
 *
 * @param partition its number, which is also that of the copies
 * @param begin offset where it began
 * @param next offset that is read next
 * @param end offset where it ends: what comes later is tagged with the new dictionaries anyway
 * @param copied records copied
 * @param passed records that were not asked for
 * @param unreadable records that are no articles, left out
 */
public record PartitionProgress(
        int partition, long begin, long next, long end, long copied, long passed, long unreadable) {
    /** Checks that it lies within its bounds. */
    public PartitionProgress {
        if (partition < 0 || begin < 0 || next < begin || end < next || copied < 0 || passed < 0 || unreadable < 0) {
            throw new IllegalArgumentException("no progress: partition " + partition + ", " + begin + " <= " + next
                    + " <= " + end + ", " + copied + ", " + passed + ", " + unreadable);
        }
    }

    /** Offsets that are dealt with. */
    public long done() {
        return next - begin;
    }

    /** Offsets that are not. */
    public long left() {
        return end - next;
    }
}
