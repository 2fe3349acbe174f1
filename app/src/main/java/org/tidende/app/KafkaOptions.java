package org.tidende.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.tidende.contract.KafkaTopics;
import picocli.CommandLine.Option;

/** How to reach Kafka and which topics are ours there. */
final class KafkaOptions {
    private static final String SERVERS = "bootstrap.servers";
    private static final String PATIENCE_MILLIS = "10000";
    private static final String STANDALONE = "127.0.0.1:29092";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "BROKERS",
            description = {
                "Host and port of Kafka brokers, parted by commas. Without it what the Kafka properties say, else the "
                        + "broker of standalone and servers.",
                "Default: " + STANDALONE
            })
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
            description = {"Stands before each topic, group and transactional id.", "Default: none"})
    String topicPrefix;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description =
                    "Properties of Kafka's clients in a file, as Kafka's own tools take them. --kafka-property goes before it.")
    Path propertiesFile;

    /** What every client is made from. Nothing is looked at: Kafka knows its properties. */
    Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>();
        if (propertiesFile != null) {
            Properties file = new Properties();
            try (Reader reader = Files.newBufferedReader(propertiesFile)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new CommandException(
                        "the file of Kafka properties " + propertiesFile + " can't be read: " + e, e);
            }
            file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        }
        settings.putAll(properties);
        if (bootstrapServers != null) {
            settings.put(SERVERS, bootstrapServers);
        }
        settings.putIfAbsent(SERVERS, STANDALONE);
        return settings;
    }

    /** The same for a person who waits: ten seconds without a word are enough, unless the properties say otherwise. */
    Map<String, Object> impatientClient() {
        Map<String, Object> settings = client();
        String call = CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG;
        String request = CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG;
        // An admin client refuses a call that may take less time than one of its requests.
        Object patience = settings.getOrDefault(call, settings.getOrDefault(request, PATIENCE_MILLIS));
        settings.putIfAbsent(call, patience);
        settings.putIfAbsent(request, patience);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        return settings;
    }

    /** Where they lead, in the end. */
    String bootstrapServers() {
        return client().get(SERVERS).toString();
    }

    /** @throws CommandException of wrong usage when Kafka would not take the prefix */
    KafkaTopics topics() {
        try {
            return new KafkaTopics(topicPrefix);
        } catch (IllegalArgumentException e) {
            throw CommandException.wrongUsage("--topic-prefix: " + e.getMessage());
        }
    }
}
