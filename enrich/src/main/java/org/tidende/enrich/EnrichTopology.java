package org.tidende.enrich;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * The topology as a value:
 *
 * <pre>
 * articles, replay, retry ─▶ revise ─▶ tag ─▶ publish ─▶ enriched, mentions
 * </pre>
 *
 * <p>The three sources have as many partitions and meet in one task, so one writer holds an article. Bytes come in: what can't be
 * read is a dead letter like any other. Every step, store and changelog has a name that stays.
 */
final class EnrichTopology {
    static final String REVISIONS = "revisions";
    static final String MENTIONED = "mentioned";
    static final String ENRICHED = "enriched";
    static final String MENTIONS = "mentions";

    private static final String SOURCE = "articles";
    private static final String REVISE = "revise";
    private static final String TAG = "tag";
    private static final String PUBLISH = "publish";

    private EnrichTopology() {}

    /**
     * @param inForce dictionaries and generation; never null once records come
     * @param metrics counts what becomes of each record
     */
    static Topology of(KafkaTopics topics, Supplier<InForce> inForce, EnrichMetrics metrics) {
        return new Topology()
                .addSource(
                        SOURCE,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.articles().name(),
                        topics.articlesReplay().name(),
                        topics.retry(Stage.ENRICH).name())
                .addProcessor(REVISE, () -> new ReviseStep(topics, inForce, metrics), SOURCE)
                .addProcessor(TAG, () -> new TagStep(metrics), REVISE)
                .addProcessor(PUBLISH, () -> new PublishStep(topics, metrics), TAG)
                .addStateStore(store(REVISIONS, RevisionState.serde()), REVISE, PUBLISH)
                .addStateStore(store(MENTIONED, Mentioned.serde()), PUBLISH)
                .addSink(
                        ENRICHED,
                        topics.articlesEnriched().name(),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        PUBLISH)
                .addSink(
                        MENTIONS,
                        topics.actorMentions().name(),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        PUBLISH);
    }

    /** Uncached: each article is told at once, and under exactly-once a cache only delays the write. */
    private static <V> StoreBuilder<KeyValueStore<byte[], V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), values)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
