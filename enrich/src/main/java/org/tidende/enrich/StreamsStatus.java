package org.tidende.enrich;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

/** What a running topology owns and how far it is, from what the worker knows itself: no broker is asked. */
final class StreamsStatus {
    private StreamsStatus() {}

    /** By input partition, such as {@code news.articles-3}: {@code committed} (the next offset) and {@code lag} (records after it). */
    static Map<String, Object> partitions(KafkaStreams running) {
        Map<String, Object> partitions = new TreeMap<>();
        running.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .forEach(task -> task.topicPartitions()
                        .forEach(partition -> partitions.put(partition.toString(), partition(task, partition))));
        return partitions;
    }

    private static Map<String, Long> partition(TaskMetadata task, TopicPartition partition) {
        // Both are -1 as long as nothing was read or committed since the partition came.
        long committed = task.committedOffsets().getOrDefault(partition, -1L);
        long end = task.endOffsets().getOrDefault(partition, -1L);
        Map<String, Long> one = new LinkedHashMap<>();
        one.put("committed", Math.max(0, committed));
        one.put("lag", Math.max(0, end - Math.max(0, committed)));
        return one;
    }
}
