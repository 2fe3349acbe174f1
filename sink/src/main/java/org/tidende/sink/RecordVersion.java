package org.tidende.sink;

import java.time.Instant;

/**
 * The external version of a document: 42 bits of versionCreated in milliseconds, then 21 bits of generation, never negative.
 * Time first: an old revision under new dictionaries never beats a newer one.
 */
final class RecordVersion {
    private static final int GENERATION_BITS = 21;
    private static final long MOST_MILLIS = (1L << 42) - 1;
    private static final long MOST_GENERATION = (1L << GENERATION_BITS) - 1;

    private RecordVersion() {}

    /**
     * Packs both.
     *
     * @throws UnusableRecordException when one has no room: masked, it would overtake what is newer
     */
    static long of(Instant versionCreated, long generation) {
        long millis;
        try {
            millis = versionCreated.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new UnusableRecordException("versionCreated is out of range: " + versionCreated, e);
        }
        if (millis < 0 || millis > MOST_MILLIS) {
            throw new UnusableRecordException("versionCreated is out of range: " + millis + " ms, wanted 0 to "
                    + MOST_MILLIS + " (" + Instant.ofEpochMilli(MOST_MILLIS) + ")");
        }
        if (generation < 0 || generation > MOST_GENERATION) {
            throw new UnusableRecordException(
                    "generation is out of range: " + generation + ", wanted 0 to " + MOST_GENERATION);
        }
        return millis << GENERATION_BITS | generation;
    }
}
