package org.tidende.ingest.ownership;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** What a transaction carries to be refused by when its worker owns the partitions no more: as it is, and two ways to do it wrong. */
public enum Fence {
    /** As it is: offsets, with the group's metadata as they were before the first record. */
    SNAPSHOT {
        @Override
        void send(
                Producer<byte[], byte[]> producer,
                Map<TopicPartition, OffsetAndMetadata> offsets,
                ConsumerGroupMetadata snapshot,
                Ownership now) {
            producer.sendOffsetsToTransaction(offsets, snapshot);
        }
    },
    /** Wrong: no offsets, so nobody asks who is a member. */
    NO_OFFSETS {
        @Override
        void send(
                Producer<byte[], byte[]> producer,
                Map<TopicPartition, OffsetAndMetadata> offsets,
                ConsumerGroupMetadata snapshot,
                Ownership now) {
            // That is the mistake.
        }
    },
    /** Wrong: offsets, with the metadata of the moment. Who has joined again is a member, whatever it owned before. */
    CURRENT_METADATA {
        @Override
        void send(
                Producer<byte[], byte[]> producer,
                Map<TopicPartition, OffsetAndMetadata> offsets,
                ConsumerGroupMetadata snapshot,
                Ownership now) {
            producer.sendOffsetsToTransaction(offsets, now.group());
        }
    };

    abstract void send(
            Producer<byte[], byte[]> producer,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata snapshot,
            Ownership now);
}
