package org.tidende.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;

/** The subscribed feeds, in their topic: adding, removing, listing. Each call asks the broker; all fail with a KafkaException. */
public final class FeedCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(FeedCatalog.class);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final KafkaTopics topics;
    private final RecordSerde<Feed> feeds = RecordSerde.of(Feed.class);
    private final RecordSerde<FeedState> states = RecordSerde.of(FeedState.class);

    /** @param kafka {@code bootstrap.servers} and any client property */
    public FeedCatalog(Map<String, Object> kafka, KafkaTopics topics) {
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("Kafka settings lack bootstrap.servers");
        }
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
    }

    /**
     * What came of adding feeds.
     *
     * @param added addresses that were not there before
     * @param alreadyThere addresses that were, and are left as they are
     */
    public record Added(List<String> added, List<String> alreadyThere) {}

    /**
     * A feed and what is known of it.
     *
     * @param state null when it was not polled yet
     */
    public record Listed(Feed feed, FeedState state) {}

    /** Subscribes feeds; one that is there already stays as it is. Returns when the broker has them. */
    public Added add(Collection<Feed> wanted) {
        Map<String, byte[]> known = read(topics.feeds());
        List<String> added = new ArrayList<>();
        List<String> alreadyThere = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Feed feed : wanted) {
            if (known.containsKey(feed.getUri())) {
                alreadyThere.add(feed.getUri());
            } else {
                byte[] value = feeds.write(topics.feeds().name(), feed);
                known.put(feed.getUri(), value);
                records.add(record(feed.getUri(), value));
                added.add(feed.getUri());
            }
        }
        send(records);
        return new Added(List.copyOf(added), List.copyOf(alreadyThere));
    }

    /** Ends a subscription. @return whether there was one */
    public boolean remove(String uri) {
        if (!read(topics.feeds()).containsKey(uri)) {
            return false;
        }
        send(List.of(record(uri, null)));
        return true;
    }

    /** Addresses of all feeds, those included whose record can't be read. */
    public Set<String> addresses() {
        return Set.copyOf(read(topics.feeds()).keySet());
    }

    /** All feeds, by address, with their states. A feed whose record can't be read is left out; its worker reports it. */
    public List<Listed> list() {
        Map<String, byte[]> known = read(topics.feeds());
        Map<String, byte[]> told = read(topics.feedStates());
        List<Listed> all = new ArrayList<>(known.size());
        known.forEach((uri, value) -> readable(feeds, topics.feeds(), uri, value)
                .ifPresent(feed -> all.add(new Listed(
                        feed,
                        readable(states, topics.feedStates(), uri, told.get(uri))
                                .orElse(null)))));
        return List.copyOf(all);
    }

    private static <T extends SpecificRecord> Optional<T> readable(
            RecordSerde<T> serde, KafkaTopic topic, String uri, byte[] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(serde.read(topic.name(), value));
        } catch (SerializationException e) {
            LOG.warn("{} is left out: {}", uri, e.getMessage());
            return Optional.empty();
        }
    }

    private ProducerRecord<byte[], byte[]> record(String uri, byte[] value) {
        return new ProducerRecord<>(
                topics.feeds().name(),
                FeedPartitioner.partition(uri, KafkaTopics.PARTITIONS),
                uri.getBytes(StandardCharsets.UTF_8),
                value);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            records.forEach(record -> sent.add(producer.send(record)));
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException("feeds could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    /** The newest value of each key, tombstones left out. */
    private Map<String, byte[]> read(KafkaTopic topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(ConsumerDefaults.of(kafka.get("bootstrap.servers").toString()));
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        Map<String, byte[]> newest = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int number = 0; number < topic.partitions(); number++) {
                partitions.add(new TopicPartition(topic.name(), number));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
                    if (record.value() == null) {
                        newest.remove(key);
                    } else {
                        newest.put(key, record.value());
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            topic.name() + " could not be read within " + DEADLINE.toSeconds() + " s");
                }
            }
        }
        return newest;
    }
}
