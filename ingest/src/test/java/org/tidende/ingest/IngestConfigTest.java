package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidende.contract.KafkaTopics;

class IngestConfigTest {
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", "localhost:1");
    private final IngestConfig config = IngestConfig.of(KAFKA, new KafkaTopics(""), "one");

    @Test
    void shouldHaveDefaults() {
        assertThat(config.pollInterval()).isNull();
        assertThat(config.allowedAddresses()).isEmpty();
        assertThat(config.parallelPolls()).isEqualTo(64);
        assertThat(config.limits().bodyBytes()).isEqualTo(5_000_000);
        assertThat(config.limits().deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.limits().redirects()).isEqualTo(5);
    }

    @Test
    void shouldRefuseWhatCannotWork() {
        assertThatThrownBy(() -> IngestConfig.of(KAFKA, new KafkaTopics(""), "a b"))
                .hasMessageContaining("instance 'a b'");
        assertThatThrownBy(() -> IngestConfig.of(Map.of(), new KafkaTopics(""), "a"))
                .hasMessageContaining("bootstrap.servers");
        assertThatThrownBy(() -> config.withPollInterval(Duration.ZERO)).hasMessageContaining("100 ms or more");
        assertThatThrownBy(() -> config.withAllowedAddresses(List.of("home"))).hasMessageContaining("'home'");
        assertThatThrownBy(() -> config.withUserAgent("a\nb")).hasMessageContaining("printable ASCII");
        assertThatThrownBy(() -> config.withParallelPolls(0)).hasMessageContaining("1 to 1,000");
    }
}
