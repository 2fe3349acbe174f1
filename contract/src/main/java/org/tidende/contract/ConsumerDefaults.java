package org.tidende.contract;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Settings every reader of these topics should start from. The one that matters most is {@code isolation.level}: Java consumers
 * read uncommitted records by default, and would see those of aborted transactions as doubles.
 */
public final class ConsumerDefaults {
    private ConsumerDefaults() {}

    /** Settings for a reader without a group: it assigns partitions itself and commits nothing. */
    public static Map<String, Object> of(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    /**
     * Settings for a member of a group. Classic protocol with a session of 6 s: a worker that was killed is replaced in seconds,
     * where the newer protocols leave its partitions alone for 45. A heartbeat each half second, for that is how the others hear
     * that a worker has left.
     */
    public static Map<String, Object> of(String bootstrapServers, String group) {
        Map<String, Object> settings = of(bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        return settings;
    }
}
