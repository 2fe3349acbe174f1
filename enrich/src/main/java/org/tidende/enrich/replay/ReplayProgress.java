package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.List;

/**
 * How far a replay is.
 *
 * @param id its name
 * @param request what it was asked for
 * @param partitions how far each is
 * @param waiting copies that enrich did not commit yet
 * @param perSecond offsets dealt with a second, of late; 0 where nobody looked
 * @param obstacle what holds it up, in words; null when nothing does
 */
public record ReplayProgress(
        String id,
        ReplayRequest request,
        List<PartitionProgress> partitions,
        int waiting,
        double perSecond,
        String obstacle) {
    /** Copies them. */
    public ReplayProgress {
        partitions = List.copyOf(partitions);
    }

    /** Offsets that are dealt with. */
    public long done() {
        return partitions.stream().mapToLong(PartitionProgress::done).sum();
    }

    /** Offsets in all. */
    public long all() {
        return done() + partitions.stream().mapToLong(PartitionProgress::left).sum();
    }

    /** Records copied. */
    public long copied() {
        return partitions.stream().mapToLong(PartitionProgress::copied).sum();
    }

    /** Records that were not asked for. */
    public long passed() {
        return partitions.stream().mapToLong(PartitionProgress::passed).sum();
    }

    /** Records that are no articles. */
    public long unreadable() {
        return partitions.stream().mapToLong(PartitionProgress::unreadable).sum();
    }

    /** Whether everything that was asked for is copied and, as far as it is known, taken. */
    public boolean isDone() {
        return done() == all() && waiting == 0;
    }

    /** At the speed of late; null when there is none. */
    public Duration timeLeft() {
        return perSecond < 0.1 ? null : Duration.ofMillis((long) ((all() - done()) / perSecond * 1000));
    }
}
