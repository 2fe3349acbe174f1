package org.tidende.ingest.ownership;

/**
 * How far the member is in one owned partition of its stage's topic.
 *
 * @param next offset of the record that is taken next; -1 while the partition's states are being read
 * @param waiting records that are there to be taken, marks of transactions counted; -1 while nobody knows
 */
public record PartitionProgress(long next, long waiting) {
    static final PartitionProgress READING = new PartitionProgress(-1, -1);

    /** Whether its states are still being read, and nothing is taken yet. */
    public boolean isReading() {
        return next < 0;
    }
}
