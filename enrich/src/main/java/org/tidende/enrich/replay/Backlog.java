package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.tidende.contract.KafkaTopics;

/** Copies that lie before enrich already. They are read, not counted by offsets: aborted ones and marks of transactions have offsets, too. */
final class Backlog {
    private static final Duration POLL = Duration.ofMillis(100);

    private final ReplayClients clients;

    Backlog(ReplayClients clients) {
        this.clients = clients;
    }

    /** Takes places of copies. */
    interface Finder {
        void found(int partition, long offset);
    }

    /**
     * Finds them.
     *
     * @param taken the next copy that enrich takes, of each partition
     */
    void read(long[] taken, Finder finder) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            List<TopicPartition> places =
                    ReplayClients.partitions(consumer, clients.copies(0).topic());
            if (places.size() != KafkaTopics.PARTITIONS) {
                throw new ReplayException(clients.copies(0).topic() + " has " + places.size() + " partitions, wanted "
                        + KafkaTopics.PARTITIONS);
            }
            consumer.assign(places);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(places, ReplayClients.DEADLINE);
            Map<TopicPartition, Long> end = consumer.endOffsets(places, ReplayClients.DEADLINE);
            for (TopicPartition place : places) {
                consumer.seek(place, Math.clamp(taken[place.partition()], begin.get(place), end.get(place)));
            }
            while (places.stream()
                    .anyMatch(place -> consumer.position(place, ReplayClients.DEADLINE) < end.get(place))) {
                consumer.poll(POLL).forEach(record -> finder.found(record.partition(), record.offset()));
            }
        }
    }
}
