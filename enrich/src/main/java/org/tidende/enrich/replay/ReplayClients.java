package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopics;
import org.tidende.enrich.ClusterAnswer;

/**
 * Clients as a replay needs them, with the operator's properties below.
 *
 * @param kafka {@code bootstrap.servers} and any client property
 * @param topics names, with their prefix
 */
record ReplayClients(Map<String, Object> kafka, KafkaTopics topics) {
    static final Duration DEADLINE = Duration.ofSeconds(30);

    /** A transaction is open for some milliseconds; one of a copier that was killed is given up soon. */
    static final Duration TRANSACTION = Duration.ofSeconds(10);

    private static final int FETCH_BYTES = 8 << 20;
    private static final int PARTITION_FETCH_BYTES = 256 << 10;
    private static final String GROUP = "tidende-replay-";

    ReplayClients {
        kafka = Map.copyOf(kafka);
    }

    /** The group that keeps a replay's progress; also its transactional id. */
    String group(String id) {
        return topics.prefix() + GROUP + id;
    }

    TopicPartition archive(int partition) {
        return new TopicPartition(topics.articles().name(), partition);
    }

    TopicPartition copies(int partition) {
        return new TopicPartition(topics.articlesReplay().name(), partition);
    }

    Admin admin() {
        return Admin.create(kafka);
    }

    /** Without a group, from where it is told. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.putAll(ConsumerDefaults.of(String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG))));
        // What is no longer there is said, not passed over.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // What waits in memory is bounded by count, and an article may have half a megabyte.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Only one of an id can be: the former one is fenced when this one begins. */
    Producer<byte[], byte[]> producer(String id) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group(id));
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MAX_RECORD_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The archive's partitions. */
    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic, DEADLINE).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /**
     * An answer of the cluster.
     *
     * @throws KafkaException when it fails or none comes
     */
    static <T> T get(KafkaFuture<T> future) {
        return ClusterAnswer.of(future, DEADLINE);
    }
}
