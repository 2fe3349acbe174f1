package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidende.contract.KafkaTopics;

class ConfigTest {
    private static final OpenSearchConfig OPEN_SEARCH = OpenSearchConfig.of(URI.create("http://localhost:9200"));

    @Test
    void shouldHaveDefaults() {
        // When
        SinkConfig config = SinkConfig.of(Map.of("bootstrap.servers", "b:1"), new KafkaTopics(""), OPEN_SEARCH, "one");

        // Then
        assertThat(config.indexPrefix()).isEqualTo("tidende");
        assertThat(config.refreshInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.shards()).isEqualTo(1);
        assertThat(config.replicas()).isEqualTo("0-1");
        assertThat(config.bulksInFlight()).isEqualTo(3);
        assertThat(config.retentionMonths()).isEqualTo(12);
        assertThat(OPEN_SEARCH.requestTimeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void shouldNeverPrintSecrets() {
        // Given
        SinkConfig config = SinkConfig.of(
                Map.of("bootstrap.servers", "b:1", "sasl.jaas.config", "hunter2"),
                new KafkaTopics(""),
                OPEN_SEARCH.withUser("me", "hunter3"),
                "one");

        // Then
        assertThat(config.toString()).contains("b:1").doesNotContain("hunter");
    }

    @Test
    void shouldRefuseNonsense() {
        assertRefused(() -> SinkConfig.of(Map.of(), new KafkaTopics(""), OPEN_SEARCH, "one"), "bootstrap.servers");
        assertRefused(() -> config().withIndexPrefix("Upper"), "index prefix");
        assertRefused(() -> config().withRefreshInterval(Duration.ZERO), "refresh interval");
        assertRefused(() -> config().withBulks(0, 3), "bulk records");
        assertRefused(() -> config().withBulks(1, 0), "bulks in flight");
        assertRefused(
                () -> SinkConfig.of(Map.of("bootstrap.servers", "b:1"), new KafkaTopics(""), OPEN_SEARCH, "a b"),
                "instance");
        assertRefused(OpenSearchConfig::of, "no OpenSearch address");
        assertRefused(
                () -> new OpenSearchConfig(
                        List.of(URI.create("http://h:1")),
                        "user",
                        null,
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)),
                "belong together");
        assertRefused(() -> OPEN_SEARCH.withRequestTimeout(Duration.ZERO), "request timeout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9200",
                "ftp://host/",
                "http:///x",
                "http://user:hunter2@host:1",
                "http://h:1?q=hunter2"
            })
    void shouldRefuseAddressesWithoutRepeatingTheirSecrets(String address) {
        assertThatThrownBy(() -> OpenSearchConfig.of(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OpenSearch address")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldSayWhichCertificatesItCannotRead(@TempDir Path folder) throws Exception {
        // Given
        Path empty = Files.writeString(folder.resolve("empty.pem"), "no certificate here\n");
        Path missing = folder.resolve("missing.pem");

        // Then
        assertRefused(() -> Trust.of(empty), "empty.pem");
        assertRefused(() -> Trust.of(missing), "missing.pem");
    }

    @Test
    void shouldGiveClientsTheOperatorsSettingsButKeepItsPromises() {
        // Given
        SinkConfig config = SinkConfig.of(
                Map.of(
                        "bootstrap.servers", "b:1",
                        "security.protocol", "SSL",
                        "max.poll.records", 7,
                        "linger.ms", 3,
                        "isolation.level", "read_uncommitted",
                        "acks", "0",
                        "enable.auto.commit", true),
                new KafkaTopics("press."),
                OPEN_SEARCH,
                "one");

        // When
        Map<String, Object> consumer = KafkaSettings.consumer(config, "press.tidende-sink");
        Map<String, Object> producer = KafkaSettings.producer(config);

        // Then
        assertThat(consumer)
                .containsEntry("group.id", "press.tidende-sink")
                .containsEntry("group.protocol", "classic")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("security.protocol", "SSL")
                .containsEntry("max.poll.records", 7)
                .doesNotContainKeys("linger.ms", "acks");
        assertThat(producer)
                .containsEntry("transactional.id", "press.tidende-sink-one")
                .containsEntry("acks", "all")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("linger.ms", 3)
                .doesNotContainKeys("max.poll.records", "isolation.level");
        assertThat((int) producer.get("delivery.timeout.ms")).isLessThan((int) producer.get("transaction.timeout.ms"));
    }

    private static SinkConfig config() {
        return SinkConfig.of(Map.of("bootstrap.servers", "b:1"), new KafkaTopics(""), OPEN_SEARCH, "one");
    }

    private static void assertRefused(Runnable nonsense, String words) {
        assertThatThrownBy(nonsense::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
