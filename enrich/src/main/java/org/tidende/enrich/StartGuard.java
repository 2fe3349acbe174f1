package org.tidende.enrich;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.EnrichedArticle;

/**
 * Looks before the start whether going on would spoil what is there: without the store of revisions every known article would be
 * a first one again, and with a lower generation newer tags would lose against older ones for ever.
 */
final class StartGuard {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Records looked at from the end of each partition: generations grow along it. */
    private static final int LAST_RECORDS = 20;

    private final EnrichConfig config;
    private final RecordSerde<EnrichedArticle> articles = RecordSerde.of(EnrichedArticle.class);

    StartGuard(EnrichConfig config) {
        this.config = config;
    }

    /**
     * Why the worker must not start; empty when it may.
     *
     * @throws KafkaException when the cluster can't be asked
     */
    Optional<String> refusal(long generation) {
        KafkaTopics topics = config.topics();
        String enriched = topics.articlesEnriched().name();
        String changelog = topics.group(Stage.ENRICH) + "-" + EnrichTopology.REVISIONS + "-changelog";
        try (Admin admin = Admin.create(config.kafka())) {
            boolean told =
                    holdsRecords(admin, enriched, topics.articlesEnriched().partitions());
            if (told && !holdsRecords(admin, changelog, KafkaTopics.PARTITIONS)) {
                return Optional.of(
                        "the store of revisions is empty (" + changelog + " has no records) while " + enriched
                                + " has some: firstCreated and revision numbers would be invented anew. Run 'tidende enrich rebuild'"
                                + " to refill the store from that topic");
            }
            if (!told) {
                return Optional.empty();
            }
        }
        long highest = highestGeneration(enriched, topics.articlesEnriched().partitions());
        return generation < highest
                ? Optional.of(
                        "generation " + generation + " of " + topics.rules().name() + " is below generation "
                                + highest + " in " + enriched
                                + ": the rules topic was recreated. Restore it, or publish editions"
                                + " until its next offset is past " + highest)
                : Optional.empty();
    }

    private static boolean holdsRecords(Admin admin, String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> last = new HashMap<>();
        for (TopicPartition partition : partitions(topic, partitions)) {
            first.put(partition, OffsetSpec.earliest());
            last.put(partition, OffsetSpec.latest());
        }
        try {
            Map<TopicPartition, ListOffsetsResultInfo> begin = get(admin, first);
            Map<TopicPartition, ListOffsetsResultInfo> end = get(admin, last);
            return end.entrySet().stream()
                    .anyMatch(entry -> entry.getValue().offset()
                            > begin.get(entry.getKey()).offset());
        } catch (UnknownTopicOrPartitionException missing) {
            return false;
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> get(Admin admin, Map<TopicPartition, OffsetSpec> wanted) {
        try {
            return admin.listOffsets(wanted).all().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException("asking the cluster for offsets failed", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the cluster did not tell offsets within " + DEADLINE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private long highestGeneration(String topic, int count) {
        List<TopicPartition> partitions = partitions(topic, count);
        long highest = 0;
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(config.kafka())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions, DEADLINE);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions, DEADLINE);
            for (TopicPartition partition : partitions) {
                // Every second offset is a transaction marker where articles come one by one.
                consumer.seek(partition, Math.max(begin.get(partition), end.get(partition) - 2 * LAST_RECORDS));
            }
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition, DEADLINE) < end.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    highest = Math.max(highest, generation(record));
                }
            }
        }
        return highest;
    }

    private long generation(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null
                    ? 0
                    : articles.read(record.topic(), record.value()).getGeneration();
        } catch (SerializationException notOurs) {
            // Somebody else's record in our topic is for its readers to complain of.
            return 0;
        }
    }

    private static List<TopicPartition> partitions(String topic, int count) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            partitions.add(new TopicPartition(topic, i));
        }
        return partitions;
    }
}
