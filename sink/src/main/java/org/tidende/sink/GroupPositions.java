package org.tidende.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.tidende.contract.KafkaTopic;

/** How far topics go and how far a group has come. */
final class GroupPositions implements AutoCloseable {
    private final Admin admin;

    GroupPositions(Map<String, Object> kafka) {
        admin = Admin.create(kafka);
    }

    /** Behind the last committed record of each partition. */
    Map<TopicPartition, Long> ends(List<KafkaTopic> topics) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (KafkaTopic topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                wanted.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .forEach((partition, offset) -> ends.put(partition, offset.offset()));
        } catch (ExecutionException e) {
            throw failed("the ends of " + topics, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return ends;
    }

    /** Records, marks of transactions included, that a group has still to commit up to these ends. */
    long left(String group, Map<TopicPartition, Long> ends) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata offset = committed.get(end.getKey());
                        return Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
                    })
                    .sum();
        } catch (ExecutionException e) {
            throw failed("the offsets of " + group, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static KafkaException failed(String what, ExecutionException e) {
        return new KafkaException(what + " can't be read: " + e.getCause().getMessage(), e.getCause());
    }

    @Override
    public void close() {
        admin.close();
    }
}
