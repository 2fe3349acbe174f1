package org.tidende.enrich;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;

/**
 * Looks before the start whether going on would spoil what is there: without the store of revisions every known article would be
 * a first one again, and with a lower generation newer tags would lose against older ones for ever.
 */
final class StartGuard {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Records looked at from the end of each partition: generations grow along it. */
    private static final int LAST_RECORDS = 20;

    /** An article may have megabytes, and a few hundred are looked at. */
    private static final long MOST_KEPT_BYTES = 4 << 20;

    private final EnrichConfig config;
    private final RecordSerde<EnrichedArticle> articles = RecordSerde.of(EnrichedArticle.class);
    private final List<EnrichedArticle> last = new ArrayList<>();

    StartGuard(EnrichConfig config) {
        this.config = config;
    }

    /** Some of the last articles that were told; none before {@link #refusal} was asked. */
    List<EnrichedArticle> last() {
        return List.copyOf(last);
    }

    /**
     * Why the worker must not start; empty when it may.
     *
     * @throws KafkaException when the cluster can't be asked
     */
    Optional<String> refusal(long generation) {
        KafkaTopics topics = config.topics();
        String enriched = topics.articlesEnriched().name();
        String changelog = StoreRebuild.changelog(topics, EnrichTopology.REVISIONS);
        if (!CommittedRecords.any(config.kafka(), enriched)) {
            return Optional.empty();
        }
        if (!CommittedRecords.any(config.kafka(), changelog)) {
            return Optional.of("the store of revisions is empty (" + changelog + " has no records) while " + enriched
                    + " has some: firstCreated and revision numbers would be invented anew. Run 'tidende enrich rebuild'"
                    + " to refill the store from that topic");
        }
        long highest = highestGeneration(enriched);
        return generation < highest
                ? Optional.of(
                        "generation " + generation + " of " + topics.rules().name() + " is below generation "
                                + highest + " in " + enriched
                                + ": the rules topic was recreated. Restore it, or publish editions"
                                + " until its next offset is past " + highest)
                : Optional.empty();
    }

    private long highestGeneration(String topic) {
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(config.kafka())) {
            List<TopicPartition> partitions = CommittedRecords.partitions(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions, DEADLINE);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions, DEADLINE);
            for (TopicPartition partition : partitions) {
                // Every second offset is a transaction marker where articles come one by one.
                consumer.seek(partition, Math.max(begin.get(partition), end.get(partition) - 2 * LAST_RECORDS));
            }
            AtomicLong highest = new AtomicLong();
            AtomicLong kept = new AtomicLong();
            CommittedRecords.forEach(consumer, partitions, record -> {
                article(record).ifPresent(article -> {
                    highest.accumulateAndGet(article.getGeneration(), Math::max);
                    if (kept.addAndGet(record.value().length) <= MOST_KEPT_BYTES) {
                        last.add(article);
                    }
                });
                return true;
            });
            return highest.get();
        }
    }

    private Optional<EnrichedArticle> article(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null
                    ? Optional.empty()
                    : Optional.of(articles.read(record.topic(), record.value()));
        } catch (SerializationException notOurs) {
            // Somebody else's record in our topic is for its readers to complain of.
            return Optional.empty();
        }
    }
}
