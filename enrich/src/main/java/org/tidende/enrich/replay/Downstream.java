package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/** What enrich and the sink have done, as their groups' offsets tell. */
final class Downstream {
    private final ReplayClients clients;
    private final Admin admin;
    private final SinkDelay delay = new SinkDelay();

    Downstream(ReplayClients clients, Admin admin) {
        this.clients = clients;
        this.admin = admin;
    }

    /** The next copy that enrich takes, of each partition; 0 where it has taken none. */
    long[] takenByEnrich() {
        return committed(Stage.ENRICH, clients.topics().articlesReplay().name());
    }

    /** How far the sink is behind what enrich tells; zero where no sink is running. */
    Duration sinkDelay(long nanos) {
        if (members(admin, clients, Stage.SINK).isEmpty()) {
            return Duration.ZERO;
        }
        String enriched = clients.topics().articlesEnriched().name();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < KafkaTopics.PARTITIONS; partition++) {
            wanted.put(new TopicPartition(enriched, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, ListOffsetsResultInfo> found =
                ReplayClients.get(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        long[] ends = new long[KafkaTopics.PARTITIONS];
        found.forEach((partition, end) -> ends[partition.partition()] = end.offset());
        return delay.seen(ends, committed(Stage.SINK, enriched), nanos);
    }

    private long[] committed(Stage stage, String topic) {
        String group = clients.topics().group(stage);
        long[] offsets = new long[KafkaTopics.PARTITIONS];
        try {
            Map<TopicPartition, OffsetAndMetadata> found =
                    ReplayClients.get(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                            .partitionsToOffsetAndMetadata(group));
            found.forEach((partition, offset) -> {
                if (offset != null && partition.topic().equals(topic)) {
                    offsets[partition.partition()] = offset.offset();
                }
            });
        } catch (GroupIdNotFoundException never) {
            return offsets;
        }
        return offsets;
    }

    /** Client ids of a stage's members, now. */
    static List<String> members(Admin admin, ReplayClients clients, Stage stage) {
        String group = clients.topics().group(stage);
        try {
            return ReplayClients.get(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .get(group)
                    .members()
                    .stream()
                    .map(member -> member.clientId())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (GroupIdNotFoundException never) {
            return List.of();
        }
    }
}
