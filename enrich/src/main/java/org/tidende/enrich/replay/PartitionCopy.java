package org.tidende.enrich.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One partition while it is copied: what was read and judged, and what became of it. Not for several threads. */
final class PartitionCopy {
    private static final int MOST_READ = 100;

    private final int partition;
    private final long begin;
    private final long end;
    private final Deque<Judged> judged = new ArrayDeque<>();
    private long next;
    private long copied;
    private long passed;
    private long unreadable;

    private record Judged(ConsumerRecord<byte[], byte[]> record, ReplayFilter.Verdict verdict) {}

    PartitionCopy(PartitionProgress progress) {
        partition = progress.partition();
        begin = progress.begin();
        end = progress.end();
        next = progress.next();
        copied = progress.copied();
        passed = progress.passed();
        unreadable = progress.unreadable();
    }

    /** What was read of it; what lies beyond its end is nothing to it. */
    void read(ConsumerRecord<byte[], byte[]> record, ReplayFilter.Verdict verdict) {
        if (record.offset() < end) {
            judged.add(new Judged(record, verdict));
        }
    }

    /** Whether more is to be read. */
    boolean isHungry(long position) {
        return position < end && judged.size() < MOST_READ;
    }

    /** Whether a record waits to be copied. */
    boolean hasCopies() {
        return judged.stream().anyMatch(one -> one.verdict() instanceof ReplayFilter.Verdict.Copied);
    }

    /**
     * Takes the next copies, and passes over what is not copied.
     *
     * @param room how many at most
     * @param batch where to put them
     */
    void take(int room, List<ConsumerRecord<byte[], byte[]>> batch) {
        int left = room;
        while (!judged.isEmpty()) {
            Judged one = judged.peek();
            switch (one.verdict()) {
                case ReplayFilter.Verdict.Copied() -> {
                    if (left == 0) {
                        return;
                    }
                    left--;
                    copied++;
                    batch.add(one.record());
                }
                case ReplayFilter.Verdict.Passed() -> passed++;
                case ReplayFilter.Verdict.Unreadable(String reason) -> unreadable++;
            }
            judged.remove();
            next = one.record().offset() + 1;
        }
    }

    /** The reader stands there: with nothing left before it, all up to there is dealt with, marks of transactions, too. */
    void reached(long position) {
        if (judged.isEmpty()) {
            next = Math.max(next, Math.min(position, end));
        }
    }

    PartitionProgress progress() {
        return new PartitionProgress(partition, begin, next, end, copied, passed, unreadable);
    }
}
