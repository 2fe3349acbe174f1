package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.tidende.contract.KafkaTopics;

class EnrichConfigTest {

    @Test
    void shouldRefuseWhatCanNotWork() {
        // Then
        assertThatThrownBy(() -> config(Map.of(), 1, "1")).hasMessageContaining("bootstrap.servers");
        assertThatThrownBy(() -> config(Map.of("bootstrap.servers", "a:1"), 0, "1"))
                .hasMessageContaining("threads");
        assertThatThrownBy(() -> config(Map.of("bootstrap.servers", "a:1"), 13, "1"))
                .hasMessageContaining("1 to 12");
        assertThatThrownBy(() -> config(Map.of("bootstrap.servers", "a:1"), 1, "a b"))
                .hasMessageContaining("instance");
    }

    @Test
    void shouldPassPropertiesThroughButNotThoseThatCorrectnessNeeds() {
        // Given
        EnrichConfig config = config(
                Map.of(
                        "bootstrap.servers", "a:1",
                        "security.protocol", "SSL",
                        "commit.interval.ms", "250",
                        "processing.guarantee", "at_least_once",
                        "group.protocol", "streams"),
                2,
                "one");

        // When
        Properties settings = StreamsSettings.of(config, new EnrichMetrics(new SimpleMeterRegistry()));

        // Then
        assertThat(settings)
                .containsEntry("security.protocol", "SSL")
                .containsEntry("commit.interval.ms", "250")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("group.protocol", "classic")
                .containsEntry("application.id", "x.tidende-enrich")
                .containsEntry("consumer.session.timeout.ms", 6_000)
                .containsEntry("num.stream.threads", 2);
    }

    private static EnrichConfig config(Map<String, Object> kafka, int threads, String instance) {
        return new EnrichConfig(
                kafka, new KafkaTopics("x."), Path.of("state"), threads, List.of(), true, instance, 1, 0);
    }
}
