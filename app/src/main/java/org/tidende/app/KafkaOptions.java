package org.tidende.app;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tidende.contract.KafkaTopics;
import picocli.CommandLine.Option;

/** How to reach Kafka and which topics are ours there. */
final class KafkaOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:29092",
            description =
                    "Kafka brokers, parted by commas (default: ${DEFAULT-VALUE}, where standalone and servers listen).")
    String bootstrapServers;

    @Option(
            names = "--kafka-property",
            paramLabel = "KEY=VALUE",
            description = "Any property of Kafka's clients, for instance security.protocol=SASL_SSL. May be repeated.")
    Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Stands before each topic, group and transactional id.")
    String topicPrefix;

    Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    KafkaTopics topics() {
        return new KafkaTopics(topicPrefix);
    }
}
