package org.tidende.embedded.junit;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.testcontainers.OpenSearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import org.tidende.embedded.EmbeddedServers;

/** The servers of a test run in containers, each started when the first class asks for it. */
final class ContainerServers implements RunningServers {
    /** Set by the build's profile of -Dservers=container. */
    private static final String WANTED = "tidende.servers";

    /** What a test may see of the children's settings; the rest only makes them smaller. */
    private static final Map<String, String> KAFKA_SETTINGS = Map.of(
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0",
            "group.min.session.timeout.ms", "1000",
            "message.max.bytes", Integer.toString(6 * 1024 * 1024),
            "offsets.topic.num.partitions", "4",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
            "transaction.state.log.num.partitions", "4");

    private static final Map<String, String> OPENSEARCH_SETTINGS = Map.of(
            "action.auto_create_index", "false",
            "cluster.default_number_of_replicas", "0",
            "cluster.routing.allocation.disk.threshold_enabled", "false");

    private final String kafkaVersion;
    private final String openSearchVersion;
    private KafkaContainer kafka;
    private OpenSearchContainer<?> openSearch;

    private ContainerServers(String kafkaVersion, String openSearchVersion) {
        this.kafkaVersion = kafkaVersion;
        this.openSearchVersion = openSearchVersion;
    }

    static boolean areWanted() {
        return areWanted(System.getProperty(WANTED));
    }

    /** @throws IllegalStateException for a kind of servers that there is not */
    static boolean areWanted(String kind) {
        return switch (kind) {
            case null -> false;
            case "child" -> false;
            case "container" -> true;
            default -> throw new IllegalStateException("-Dservers is child or container, not " + kind);
        };
    }

    static ContainerServers ofThisRun() {
        return new ContainerServers(version("kafka"), version("opensearch"));
    }

    private static String version(String server) {
        String name = WANTED + "." + server;
        String version = System.getProperty(name);
        if (version == null || version.isBlank()) {
            throw new IllegalStateException("the system property " + name + " must say which version to start");
        }
        return version;
    }

    /** Starts what is not there yet. */
    synchronized void require(Layout layout) {
        boolean both = layout == Layout.TOGETHER || layout == Layout.APART;
        if (kafka == null && (both || layout == Layout.KAFKA_ONLY)) {
            KafkaContainer started = new KafkaContainer(
                            DockerImageName.parse("apache/kafka").withTag(kafkaVersion))
                    .withEnv(variables(KAFKA_SETTINGS));
            started.start();
            kafka = started;
        }
        if (openSearch == null && (both || layout == Layout.OPENSEARCH_ONLY)) {
            OpenSearchContainer<?> started = new OpenSearchContainer<>(
                            DockerImageName.parse("opensearchproject/opensearch")
                                    .withTag(openSearchVersion))
                    .withEnv(OPENSEARCH_SETTINGS)
                    .withEnv("OPENSEARCH_JAVA_OPTS", "-Xms512m -Xmx512m");
            started.start();
            openSearch = started;
        }
    }

    /** A setting as the broker's image takes it: {@code KAFKA_MESSAGE_MAX_BYTES}. */
    static Map<String, String> variables(Map<String, String> settings) {
        Map<String, String> variables = new TreeMap<>();
        settings.forEach(
                (name, value) -> variables.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return variables;
    }

    @Override
    public synchronized String bootstrapServers() {
        if (kafka == null) {
            throw new IllegalStateException("this test runs no Kafka");
        }
        return kafka.getBootstrapServers();
    }

    @Override
    public synchronized URI openSearch() {
        if (openSearch == null) {
            throw new IllegalStateException("this test runs no OpenSearch");
        }
        return URI.create(openSearch.getHttpHostAddress());
    }

    @Override
    public EmbeddedServers kafka() {
        throw new IllegalStateException("Kafka runs in a container: a test that stops it takes a child of its own");
    }

    @Override
    public EmbeddedServers index() {
        throw new IllegalStateException(
                "OpenSearch runs in a container: a test that stops it takes a child of its own");
    }

    @Override
    public synchronized void close() {
        if (openSearch != null) {
            openSearch.stop();
        }
        if (kafka != null) {
            kafka.stop();
        }
    }
}
