package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;

/** The broker dies while entries are on their way: what was not committed is done again, what was is not. */
class BrokerCrashIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.kafkaOnly();

    @Test
    void shouldPublishEachEntryOnceAcrossACrashOfTheBroker() {
        // Given
        IngestHarness harness = new IngestHarness(SERVERS.bootstrapServers(), "broker");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (TestServer server = TestServer.start();
                IngestService service = harness.service(harness.config("a", Duration.ofMillis(300)), meters)) {
            Manifest manifest = new Manifest(server, 60, 6);
            service.start();
            Await.until("ready", () -> service.check().isEmpty(), service::check);
            new FeedCatalog(harness.kafka(), harness.topics()).add(manifest.feeds());
            Await.until(
                    "some entries are published",
                    () -> meters.counter("tidende.ingest.articles").count() > 10,
                    service::status);

            // When
            SERVERS.kafka().kill();
            SERVERS.kafka().restart();

            // Then
            Await.until(
                    "all entries",
                    Duration.ofSeconds(90),
                    () -> new HashSet<>(harness.articleKeys()).containsAll(manifest.ids()),
                    () -> service.status() + " " + service.check());
            assertThat(harness.articleKeys()).containsExactlyInAnyOrderElementsOf(manifest.ids());
            Await.until("ready again", () -> service.check().isEmpty(), service::check);
        }
    }
}
