package org.tidende.enrich;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.tidende.contract.KafkaTopics;

/**
 * What an enrich worker needs to know.
 *
 * @param kafka {@code bootstrap.servers} and any client or Streams property; what correctness needs is set over it
 * @param topics names of topics and group
 * @param stateDirectory where the stores lie; never under a folder that a reboot empties
 * @param threads of Kafka Streams, 1 or more
 * @param gazetteers gazetteers and rule files, or folders of them
 * @param defaultGazetteer whether the actors and states of this module are used
 * @param instance name of this worker, unique among those that share the group
 * @param replicationFactor of the changelogs
 * @param standbys copies of the stores on other workers; 1 from two workers on
 * @param publishesChanges whether gazetteers that changed while it runs are put in force for all workers; for a worker that is alone
 */
public record EnrichConfig(
        Map<String, Object> kafka,
        KafkaTopics topics,
        Path stateDirectory,
        int threads,
        List<Path> gazetteers,
        boolean defaultGazetteer,
        String instance,
        int replicationFactor,
        int standbys,
        boolean publishesChanges) {

    /** A worker that waits until somebody publishes the gazetteers it has. */
    public EnrichConfig(
            Map<String, Object> kafka,
            KafkaTopics topics,
            Path stateDirectory,
            int threads,
            List<Path> gazetteers,
            boolean defaultGazetteer,
            String instance,
            int replicationFactor,
            int standbys) {
        this(
                kafka,
                topics,
                stateDirectory,
                threads,
                gazetteers,
                defaultGazetteer,
                instance,
                replicationFactor,
                standbys,
                false);
    }

    /** Checks its parts. */
    public EnrichConfig {
        kafka = Map.copyOf(kafka);
        gazetteers = List.copyOf(gazetteers);
        Objects.requireNonNull(topics, "topics");
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        if (!kafka.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("kafka needs bootstrap.servers, such as localhost:29092");
        }
        if (threads < 1 || threads > KafkaTopics.PARTITIONS) {
            throw new IllegalArgumentException(
                    "threads must be 1 to " + KafkaTopics.PARTITIONS + " (one a partition), is " + threads);
        }
        if (!instance.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "instance must be letters, digits, dot, underscore or hyphen, is '" + instance + "'");
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException("replicationFactor must be 1 or more, is " + replicationFactor);
        }
        if (standbys < 0) {
            throw new IllegalArgumentException("standbys must be 0 or more, is " + standbys);
        }
    }

    /** One worker with one thread and the dictionaries of this module. */
    public static EnrichConfig of(String bootstrapServers, KafkaTopics topics, Path stateDirectory) {
        return new EnrichConfig(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                topics,
                stateDirectory,
                1,
                List.of(),
                true,
                "1",
                1,
                0);
    }
}
