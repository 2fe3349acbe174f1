package org.tidende.enrich;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * How many records stores still lack: those that are being restored, whose partitions wait, and copies of other workers' stores.
 * Kafka Streams tells it as it goes, so nobody has to ask the broker.
 */
final class StoreProgress implements StateRestoreListener, StandbyUpdateListener {
    private final Map<String, Long> restoring = new ConcurrentHashMap<>();
    private final Map<String, Long> standby = new ConcurrentHashMap<>();

    /** Stores that are being restored, as {@code revisions-7}, with the records they lack. */
    Map<String, Long> restoring() {
        return new TreeMap<>(restoring);
    }

    /** Copies, as {@code revisions-7}, with the records they lacked when they were last told of. */
    Map<String, Long> standby() {
        return new TreeMap<>(standby);
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        restoring.put(name(changelog, store), Math.max(0, end - start));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long count) {
        // Less the records, not the offsets: marks of transactions between them are not restored. They go at the end.
        restoring.computeIfPresent(name(changelog, store), (key, left) -> Math.max(0, left - count));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        restoring.remove(name(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        restoring.remove(name(changelog, store));
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long start) {
        standby.put(name(changelog, store), 0L);
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long size, long currentEnd) {
        // The end is not known before the consumer has been there.
        standby.put(name(changelog, store), currentEnd < 0 ? 0 : Math.max(0, currentEnd - batchEnd - 1));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long offset, long currentEnd, SuspendReason reason) {
        standby.remove(name(changelog, store));
    }

    private static String name(TopicPartition changelog, String store) {
        return store + "-" + changelog.partition();
    }
}
