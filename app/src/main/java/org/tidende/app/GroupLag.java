package org.tidende.app;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/** How far the stages are behind, in records, as the groups' offsets tell. */
final class GroupLag implements AutoCloseable {
    private final Admin admin;
    private final KafkaTopics topics;

    GroupLag(Map<String, Object> kafka, KafkaTopics topics) {
        this.admin = Admin.create(kafka);
        this.topics = topics;
    }

    /**
     * Of a stage. Everything it reads is written in transactions, so the last offset of a partition is the mark that closed one,
     * which is nothing to do.
     */
    long of(Stage stage) throws InterruptedException {
        return behind(stage).values().stream()
                .mapToLong(offsets -> Math.max(0, offsets - 1))
                .sum();
    }

    /** Changes of feeds that their worker did not take up yet, by partition; those are written without transactions. */
    Map<Integer, Long> subscriptions() throws InterruptedException {
        Map<Integer, Long> behind = new HashMap<>();
        behind(Stage.INGEST_FEEDS).forEach((partition, offsets) -> behind.put(partition.partition(), offsets));
        return behind;
    }

    private Map<TopicPartition, Long> behind(Stage stage) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(topics.group(stage))
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            committed.forEach((partition, offset) -> {
                if (offset != null) {
                    wanted.put(partition, OffsetSpec.latest());
                }
            });
            Map<TopicPartition, Long> behind = new HashMap<>();
            admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> behind.put(
                            partition,
                            Math.max(0, end.offset() - committed.get(partition).offset())));
            return behind;
        } catch (ExecutionException e) {
            throw new CommandException("the lag of " + topics.group(stage) + " can't be read: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
