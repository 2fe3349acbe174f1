package org.tidende.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Origin;

/**
 * Refills the changelogs of both stores from the enriched articles, after they were lost. Everything is written in one transaction:
 * a rebuild that ends in the middle leaves nothing, and can be run again. Where the group's offsets are lost, too, or behind what
 * was told, they are set to go on after it: an article that is read again would be compared with a later revision of itself.
 *
 * <p>What the topic of enriched articles no longer holds (its retention is 13 months) is not known afterwards, either.
 */
public final class StoreRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRebuild.class);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** The longest that brokers allow unless told otherwise. */
    private static final int TRANSACTION_MILLIS = 900_000;

    private final EnrichConfig config;
    private final KafkaTopics topics;
    private final String group;
    private final String revisions;
    private final String mentioned;

    /**
     * What was done.
     *
     * @param records enriched articles that were read
     * @param unreadable records that are no enriched articles, left out
     * @param offsets partitions of the archive whose committed offset was set
     */
    public record Result(long records, long unreadable, int offsets) {}

    /** It would do harm; the message says why and what to do. */
    public static final class RefusedException extends RuntimeException {
        RefusedException(String message) {
            super(message);
        }
    }

    /** A rebuild that has not begun. */
    public StoreRebuild(EnrichConfig config) {
        this.config = config;
        this.topics = config.topics();
        this.group = topics.group(Stage.ENRICH);
        this.revisions = changelog(topics, EnrichTopology.REVISIONS);
        this.mentioned = changelog(topics, EnrichTopology.MENTIONED);
    }

    /** Name of a store's changelog. */
    static String changelog(KafkaTopics topics, String store) {
        return topics.group(Stage.ENRICH) + "-" + store + "-changelog";
    }

    /**
     * Does it, and removes what this machine has of the old stores.
     *
     * @throws RefusedException when workers run or the store is not lost
     * @throws KafkaException when the cluster can't be asked or refuses; nothing is changed then
     */
    public Result run() {
        try (Admin admin = Admin.create(config.kafka())) {
            refuse(admin);
            new TopicProvisioner(admin, config.replicationFactor())
                    .apply(List.of(declared(revisions), declared(mentioned)));
            Copy copy = new Copy();
            copy.run();
            int offsets = goOnAfter(admin, copy.next);
            forgetLocalStores();
            return new Result(copy.records, copy.unreadable, offsets);
        }
    }

    private void refuse(Admin admin) {
        List<String> members = members(admin).stream()
                .map(MemberDescription::clientId)
                .distinct()
                .sorted()
                .toList();
        if (!members.isEmpty()) {
            throw new RefusedException("workers of " + group + " are running: " + String.join(", ", members)
                    + ". End all of them first; one that was killed counts for another 6 s");
        }
        if (CommittedRecords.any(config.kafka(), revisions)) {
            throw new RefusedException("the store of revisions is not lost: " + revisions
                    + " has records. To have it made anew nevertheless, delete the topics " + revisions + " and "
                    + mentioned + " first");
        }
    }

    private Collection<MemberDescription> members(Admin admin) {
        try {
            return ClusterAnswer.of(admin.describeConsumerGroups(List.of(group)).all(), DEADLINE)
                    .get(group)
                    .members();
        } catch (GroupIdNotFoundException never) {
            return List.of();
        }
    }

    /** As Kafka Streams makes them. */
    private static KafkaTopic declared(String name) {
        return new KafkaTopic(
                name,
                KafkaTopics.PARTITIONS,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        "compact",
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "CreateTime"));
    }

    /** From the enriched articles to both changelogs. */
    private final class Copy {
        final Map<Integer, Long> next = new TreeMap<>();
        long records;
        long unreadable;
        private final RecordSerde<EnrichedArticle> articles = RecordSerde.of(EnrichedArticle.class);
        private final Serializer<RevisionState> states = RevisionState.serde().serializer();
        private final Serializer<Mentioned> mentions = Mentioned.serde().serializer();

        void run() {
            Map<String, Object> settings = new HashMap<>(config.kafka());
            settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-rebuild");
            settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
            settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
            try (Producer<byte[], byte[]> producer =
                            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                    Consumer<byte[], byte[]> consumer = RulesConsumer.of(config.kafka())) {
                producer.initTransactions();
                producer.beginTransaction();
                String enriched = topics.articlesEnriched().name();
                List<TopicPartition> partitions = CommittedRecords.partitions(consumer, enriched);
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                // In the order of the topic: what is told of an article later is newer.
                CommittedRecords.forEach(consumer, partitions, record -> copy(producer, record));
                producer.commitTransaction();
            }
        }

        private boolean copy(Producer<byte[], byte[]> producer, ConsumerRecord<byte[], byte[]> record) {
            byte[] key;
            EnrichedArticle article;
            try {
                key = ArticleKey.stored(ArticleKey.id(record.key()));
                if (record.value() == null) {
                    throw new UnusableRecordException("the value is null, wanted an EnrichedArticle");
                }
                article = articles.read(record.topic(), record.value());
            } catch (SerializationException | UnusableRecordException notOurs) {
                unreadable++;
                LOG.warn(
                        "left out: {} ({} partition {} offset {})",
                        notOurs.getMessage(),
                        record.topic(),
                        record.partition(),
                        record.offset());
                return true;
            }
            Origin origin = article.getOrigin();
            // The partition of the archive, whose task keeps the article.
            int partition = origin.getPartition();
            long time = record.timestamp();
            byte[] state = states.serialize(revisions, RevisionState.of(article));
            byte[] told = mentions.serialize(mentioned, MentionChanges.of(article));
            producer.send(new ProducerRecord<>(revisions, partition, time, key, state));
            producer.send(new ProducerRecord<>(mentioned, partition, time, key, told));
            next.merge(partition, origin.getOffset() + 1, Math::max);
            if (++records % 100_000 == 0) {
                LOG.info("{} enriched articles read", records);
            }
            return true;
        }
    }

    private int goOnAfter(Admin admin, Map<Integer, Long> next) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                ClusterAnswer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), DEADLINE);
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        next.forEach((partition, offset) -> {
            TopicPartition archive = new TopicPartition(topics.articles().name(), partition);
            OffsetAndMetadata now = committed.get(archive);
            if (now == null || now.offset() < offset) {
                moved.put(archive, new OffsetAndMetadata(offset));
            }
        });
        if (!moved.isEmpty()) {
            ClusterAnswer.of(admin.alterConsumerGroupOffsets(group, moved).all(), DEADLINE);
        }
        return moved.size();
    }

    /** What lies here belongs to changelogs that are gone. */
    private void forgetLocalStores() {
        Path folder = config.stateDirectory().resolve(group);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the old stores in " + folder + " can't be removed; remove that folder", e);
        }
    }
}
