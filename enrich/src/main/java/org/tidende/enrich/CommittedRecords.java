package org.tidende.enrich;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads what was committed to a topic, up to the end it has now. */
final class CommittedRecords {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private CommittedRecords() {}

    /** A topic's partitions; none when there is no such topic. */
    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic, DEADLINE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /**
     * Whether a topic has any record. Offsets don't tell: a transaction that was aborted leaves offsets and no records.
     *
     * @throws KafkaException when the cluster can't be asked
     */
    static boolean any(Map<String, Object> kafka, String topic) {
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(kafka)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return !forEach(consumer, partitions, record -> false);
        }
    }

    /**
     * From where the consumer stands, until the ends or until one is not taken.
     *
     * @return whether all were taken
     */
    static boolean forEach(
            Consumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Predicate<ConsumerRecord<byte[], byte[]>> taken) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, DEADLINE);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition, DEADLINE) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!taken.test(record)) {
                    return false;
                }
            }
        }
        return true;
    }
}
