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

    /** Of a stage; marks of transactions count as records. */
    long of(Stage stage) throws InterruptedException {
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
            var ends = admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(
                            0,
                            end.getValue().offset()
                                    - committed.get(end.getKey()).offset()))
                    .sum();
        } catch (ExecutionException e) {
            throw new CommandException("the lag of " + topics.group(stage) + " can't be read: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
