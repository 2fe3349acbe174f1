package org.tidende.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.Stage;

/** Settings of the sink's Kafka clients: ours, over them the operator's, over those what the guarantees stand on. */
final class KafkaSettings {
    /** Above the source's largest record and the headers that a dead letter adds. */
    private static final int MOST_REQUEST_BYTES = 5 << 20;

    private KafkaSettings() {}

    static Map<String, Object> consumer(SinkConfig config, String group) {
        String servers =
                config.kafka().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG).toString();
        Map<String, Object> settings = new HashMap<>(ConsumerDefaults.of(servers, group));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-" + config.instance());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        // Only partitions that move are taken away: the bulks of all others go on through a rebalance.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        merge(settings, config.kafka(), ProducerConfig.configNames(), ConsumerConfig.configNames());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return settings;
    }

    static Map<String, Object> producer(SinkConfig config) {
        String name = config.topics().group(Stage.SINK) + "-" + config.instance();
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        merge(settings, config.kafka(), ConsumerConfig.configNames(), ProducerConfig.configNames());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_REQUEST_BYTES);
        // The batches must be given up before the transaction is, and both before the group misses this member.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return settings;
    }

    /** All of the operator's settings but those that only the other client knows. */
    private static void merge(
            Map<String, Object> settings, Map<String, Object> given, Set<String> other, Set<String> own) {
        given.forEach((name, value) -> {
            if (own.contains(name) || !other.contains(name)) {
                settings.put(name, value);
            }
        });
    }
}
