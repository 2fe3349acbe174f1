package org.tidende.enrich.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * What is known of replays: committed offsets of their groups, with a note beside each. Brokers forget them seven days after the
 * last one ({@code offsets.retention.minutes}).
 */
final class ReplayStore {
    private final ReplayClients clients;

    ReplayStore(ReplayClients clients) {
        this.clients = clients;
    }

    /** What is known of one; empty when nothing is. A transaction that is being decided is waited for. */
    Map<Integer, ReplayNote> read(Admin admin, String id) {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = ReplayClients.get(admin.listConsumerGroupOffsets(
                            clients.group(id), new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata());
        } catch (GroupIdNotFoundException never) {
            return Map.of();
        }
        Map<Integer, ReplayNote> notes = new TreeMap<>();
        committed.forEach((place, offset) -> {
            if (offset != null
                    && place.topic().equals(clients.topics().articles().name())) {
                notes.put(place.partition(), ReplayNote.read(place.partition(), offset.offset(), offset.metadata()));
            }
        });
        return notes;
    }

    /** Puts progress into the producer's open transaction. */
    void write(Producer<byte[], byte[]> producer, String id, ReplayRequest request, List<PartitionProgress> progress) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        progress.forEach(one -> offsets.put(
                clients.archive(one.partition()),
                new OffsetAndMetadata(one.next(), new ReplayNote(request, one).write())));
        producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(clients.group(id)));
    }

    /** Ids of all that are known, the oldest first where ids begin with a date. */
    List<String> ids(Admin admin) {
        String beginning = clients.group("");
        List<String> ids = new ArrayList<>();
        for (GroupListing group : ReplayClients.get(admin.listGroups().all())) {
            if (group.groupId().startsWith(beginning)) {
                ids.add(group.groupId().substring(beginning.length()));
            }
        }
        return ids.stream().sorted().toList();
    }
}
