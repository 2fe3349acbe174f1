package org.tidende.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

class ClientSettingsTest {
    private final ClientSettings settings = new ClientSettings(
            Map.of(
                    "bootstrap.servers", "localhost:1",
                    "security.protocol", "SASL_SSL",
                    "isolation.level", "read_uncommitted",
                    "group.protocol", "consumer",
                    "group.instance.id", "x",
                    "session.timeout.ms", 9_000,
                    "transactional.id", "mine",
                    "acks", "1",
                    "delivery.timeout.ms", 600_000,
                    "partition.assignment.strategy", "org.apache.kafka.clients.consumer.RangeAssignor"),
            new KafkaTopics("p-"),
            "one");

    @Test
    void shouldPassThroughWhatIsTheOperators() {
        assertThat(settings.member(Stage.INGEST_FEEDS))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("session.timeout.ms", 9_000);
        assertThat(settings.producer(Stage.INGEST_FEEDS)).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.admin(Stage.INGEST_FEEDS)).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void shouldSetWhatCorrectnessNeeds() {
        assertThat(settings.member(Stage.INGEST_PAGES))
                .containsEntry("group.id", "p-tidende-ingest-pages")
                .containsEntry("group.protocol", "classic")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry(
                        "partition.assignment.strategy",
                        List.of("org.apache.kafka.clients.consumer.CooperativeStickyAssignor"))
                .doesNotContainKey("group.instance.id");
        assertThat(settings.restorer(Stage.INGEST_PAGES)).containsEntry("isolation.level", "read_committed");
        Map<String, Object> producer = settings.producer(Stage.INGEST_FEEDS);
        assertThat(producer)
                .containsEntry("transactional.id", "p-tidende-ingest-feeds-one")
                .containsEntry("acks", "all");
        assertThat(producer)
                .as("a broker may be away for a minute")
                .containsEntry("transaction.timeout.ms", 10_000)
                .containsEntry("delivery.timeout.ms", 120_000);
    }
}
