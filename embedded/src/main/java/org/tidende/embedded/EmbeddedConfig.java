package org.tidende.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to run the servers. Made by {@link #of(Path)} and the {@code with…} methods; a wrong one can't exist.
 *
 * @param dataDirectory where everything durable lives, made when it is missing
 * @param servers which servers to run
 * @param kafkaPort the broker's port on 127.0.0.1; 0 takes a free one
 * @param openSearchPort the node's HTTP port on 127.0.0.1; 0 takes a free one
 * @param heapMegabytes the child's heap, at least 256
 * @param longRunning the child compiles what is hot a second time: it starts as fast, works harder for the first minute, and then takes
 *     less than half of the processor time for a document
 * @param classArchive a file in which the JVM keeps its parsed classes between starts; written by the first clean stop
 * @param library the folder of the servers' jars; without it they are looked for beside this module's own classes
 * @param startTimeout how long the servers may take until they answer
 * @param kafkaSettings further broker settings, by their Kafka names
 * @param openSearchSettings further node settings, by their OpenSearch names
 */
public record EmbeddedConfig(
        Path dataDirectory,
        Servers servers,
        int kafkaPort,
        int openSearchPort,
        int heapMegabytes,
        boolean longRunning,
        Optional<Path> classArchive,
        Optional<Path> library,
        Duration startTimeout,
        Map<String, String> kafkaSettings,
        Map<String, String> openSearchSettings) {

    /** Below this the two servers together run out of memory while they start. */
    static final int SMALLEST_HEAP = 256;

    /** What this module decides itself: a second opinion would part the servers from what their addresses say. */
    private static final Set<String> RESERVED_KAFKA_SETTINGS = Set.of(
            "advertised.listeners",
            "controller.listener.names",
            "controller.quorum.bootstrap.servers",
            "controller.quorum.voters",
            "listener.security.protocol.map",
            "listeners",
            "log.dir",
            "log.dirs",
            "metadata.log.dir",
            "node.id",
            "process.roles");

    private static final Set<String> RESERVED_OPENSEARCH_SETTINGS = Set.of(
            "discovery.type",
            "http.port",
            "http.type",
            "network.host",
            "path.data",
            "path.home",
            "path.logs",
            "transport.port",
            "transport.type");

    public EmbeddedConfig {
        dataDirectory = Objects.requireNonNull(dataDirectory, "data directory")
                .toAbsolutePath()
                .normalize();
        Objects.requireNonNull(servers, "servers");
        requirePort("Kafka port", kafkaPort);
        requirePort("OpenSearch port", openSearchPort);
        if (servers == Servers.BOTH && kafkaPort != 0 && kafkaPort == openSearchPort) {
            throw new IllegalArgumentException("Kafka and OpenSearch can't share port " + kafkaPort);
        }
        if (heapMegabytes < SMALLEST_HEAP) {
            throw new IllegalArgumentException(
                    "heap of " + heapMegabytes + " MB is too small for the servers, give at least " + SMALLEST_HEAP);
        }
        classArchive = classArchive.map(path -> path.toAbsolutePath().normalize());
        library = library.map(path -> path.toAbsolutePath().normalize());
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw new IllegalArgumentException("start timeout must be longer than nothing, not " + startTimeout);
        }
        kafkaSettings = Map.copyOf(kafkaSettings);
        openSearchSettings = Map.copyOf(openSearchSettings);
        refuseReserved("Kafka", kafkaSettings, RESERVED_KAFKA_SETTINGS);
        refuseReserved("OpenSearch", openSearchSettings, RESERVED_OPENSEARCH_SETTINGS);
    }

    /** Both servers on free ports, 512 MB of heap, two minutes to start. */
    public static EmbeddedConfig of(Path dataDirectory) {
        return new EmbeddedConfig(
                dataDirectory,
                Servers.BOTH,
                0,
                0,
                512,
                false,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(2),
                Map.of(),
                Map.of());
    }

    public EmbeddedConfig withServers(Servers value) {
        return new EmbeddedConfig(
                dataDirectory,
                value,
                kafkaPort,
                openSearchPort,
                heapMegabytes,
                longRunning,
                classArchive,
                library,
                startTimeout,
                kafkaSettings,
                openSearchSettings);
    }

    /** Fixed ports; 0 takes a free one. */
    public EmbeddedConfig withPorts(int kafka, int openSearch) {
        return new EmbeddedConfig(
                dataDirectory,
                servers,
                kafka,
                openSearch,
                heapMegabytes,
                longRunning,
                classArchive,
                library,
                startTimeout,
                kafkaSettings,
                openSearchSettings);
    }

    public EmbeddedConfig withHeapMegabytes(int value) {
        return new EmbeddedConfig(
                dataDirectory,
                servers,
                kafkaPort,
                openSearchPort,
                value,
                longRunning,
                classArchive,
                library,
                startTimeout,
                kafkaSettings,
                openSearchSettings);
    }

    /** For servers that run for hours, or whose speed is measured; tests and short looks are better off without. */
    public EmbeddedConfig forLongRuns() {
        return new EmbeddedConfig(
                dataDirectory,
                servers,
                kafkaPort,
                openSearchPort,
                heapMegabytes,
                true,
                classArchive,
                library,
                startTimeout,
                kafkaSettings,
                openSearchSettings);
    }

    public EmbeddedConfig withClassArchive(Path value) {
        return new EmbeddedConfig(
                dataDirectory,
                servers,
                kafkaPort,
                openSearchPort,
                heapMegabytes,
                longRunning,
                Optional.of(value),
                library,
                startTimeout,
                kafkaSettings,
                openSearchSettings);
    }

    public EmbeddedConfig withLibrary(Path value) {
        return new EmbeddedConfig(
                dataDirectory,
                servers,
                kafkaPort,
                openSearchPort,
                heapMegabytes,
                longRunning,
                classArchive,
                Optional.of(value),
                startTimeout,
                kafkaSettings,
                openSearchSettings);
    }

    public EmbeddedConfig withStartTimeout(Duration value) {
        return new EmbeddedConfig(
                dataDirectory,
                servers,
                kafkaPort,
                openSearchPort,
                heapMegabytes,
                longRunning,
                classArchive,
                library,
                value,
                kafkaSettings,
                openSearchSettings);
    }

    /** Replaces the further settings of both servers. */
    public EmbeddedConfig withSettings(Map<String, String> kafka, Map<String, String> openSearch) {
        return new EmbeddedConfig(
                dataDirectory,
                servers,
                kafkaPort,
                openSearchPort,
                heapMegabytes,
                longRunning,
                classArchive,
                library,
                startTimeout,
                kafka,
                openSearch);
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be between 0 (a free one) and 65535, not " + port);
        }
    }

    private static void refuseReserved(String server, Map<String, String> settings, Set<String> reserved) {
        String refused =
                settings.keySet().stream().filter(reserved::contains).sorted().collect(Collectors.joining(", "));
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(
                    "these " + server + " settings belong to the embedded servers themselves: " + refused);
        }
    }
}
