package org.tidende.ingest.ownership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * Settings of the Kafka clients: what was passed through, then what correctness needs, which wins.
 *
 * <p>A transaction is given up by the broker after 10 s from its first record on; then it refuses what the producer still sends,
 * for it counts the producer's epoch up. Records wait two minutes for a broker that is away, a commit
 * for as long as it takes, and both go on where they were.
 */
public final class ClientSettings {
    private static final Set<String> PRODUCER_ONLY = ProducerConfig.configNames();
    private static final Set<String> CONSUMER_ONLY = ConsumerConfig.configNames();

    private final Map<String, Object> passedThrough;
    private final KafkaTopics topics;
    private final String instance;

    /**
     * @param passedThrough {@code bootstrap.servers}, and any client property
     * @param instance name of this worker: the same after a restart, another one for each worker
     */
    public ClientSettings(Map<String, Object> passedThrough, KafkaTopics topics, String instance) {
        if (!passedThrough.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("Kafka settings lack bootstrap.servers");
        }
        this.passedThrough = Map.copyOf(passedThrough);
        this.topics = topics;
        this.instance = instance;
    }

    /** Of the member of a stage's group. */
    Map<String, Object> member(Stage stage) {
        Map<String, Object> settings = new HashMap<>(ConsumerDefaults.of(bootstrap(), topics.group(stage)));
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        // A broker answers one request of a connection at a time: what a new partition needs waits behind a fetch that
        // waits.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        // How the others hear that one has left: the slowest of them decides how long its partitions stand still.
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 250);
        settings.putAll(known(CONSUMER_ONLY));
        force(settings, stage);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client(stage, "member"));
        return settings;
    }

    /** Of the reader of states: asks for the group's offsets without being a member. */
    Map<String, Object> restorer(Stage stage) {
        Map<String, Object> settings = new HashMap<>(ConsumerDefaults.of(bootstrap(), topics.group(stage)));
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        settings.putAll(known(CONSUMER_ONLY));
        force(settings, stage);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client(stage, "restorer"));
        return settings;
    }

    private void force(Map<String, Object> settings, Stage stage) {
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, topics.group(stage));
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }

    /** Of the stage's only producer. */
    Map<String, Object> producer(Stage stage) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        // The broker refuses the first records of a transaction for the few milliseconds that the one before takes to
        // be marked.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.putAll(known(PRODUCER_ONLY));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.group(stage) + "-" + instance);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, client(stage, "producer"));
        return settings;
    }

    Map<String, Object> admin(Stage stage) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.putAll(known(AdminClientConfig.configNames()));
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, client(stage, "admin"));
        return settings;
    }

    /** A client warns of each property that it doesn't know, and one that is for another client is none of its business. */
    private Map<String, Object> known(Set<String> names) {
        Map<String, Object> settings = new HashMap<>();
        passedThrough.forEach((name, value) -> {
            if (names.contains(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    private String bootstrap() {
        return passedThrough.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).toString();
    }

    private String client(Stage stage, String role) {
        return topics.group(stage) + "-" + instance + "-" + role;
    }
}
