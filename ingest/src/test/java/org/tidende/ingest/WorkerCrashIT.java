package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;

/** Worker processes are killed while entries are in flight: the ids published equal the server's list, each once. */
class WorkerCrashIT {
    private static final int KILLS = 4;
    /** Slow enough that each worker is killed in the middle of it. */
    private static final Duration ANSWER = Duration.ofMillis(100);

    private static final int POLLS = 8;

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private final TestServer server = TestServer.start().delayedBy(ANSWER);
    private final List<WorkerProcess> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(WorkerProcess::close);
        server.close();
    }

    @Test
    void shouldPublishEachEntryOnceAcrossKillsOfWorkers() {
        // Given
        IngestHarness harness = new IngestHarness(SERVERS.bootstrapServers(), "worker");
        Manifest manifest = new Manifest(server, 240, 5);
        new FeedCatalog(harness.kafka(), harness.topics()).add(manifest.feeds());

        // When
        int published = 0;
        List<Integer> inFlight = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            WorkerProcess worker = start(harness);
            int more = published + 40;
            Await.until("more articles", () -> harness.articleKeys().size() > more, worker::log);
            // It asks for nothing while it has enough to write.
            Await.until("polls in flight", () -> server.underWay() > 0, worker::log);
            inFlight.add(server.underWay());
            worker.close();
            published = harness.articleKeys().size();
        }
        assertThat(published)
                .as("killed before it was done")
                .isLessThan(manifest.ids().size());
        WorkerProcess last = start(harness);

        // Then
        Await.until(
                "all entries",
                Duration.ofSeconds(60),
                () -> new HashSet<>(harness.articleKeys()).containsAll(manifest.ids()),
                last::log);
        assertThat(harness.articleKeys()).containsExactlyInAnyOrderElementsOf(manifest.ids());
        assertThat(inFlight.stream().filter(polls -> polls > 0).count())
                .as("kills with polls in flight, of " + inFlight)
                .isGreaterThan(KILLS / 2);
    }

    private WorkerProcess start(IngestHarness harness) {
        WorkerProcess process = WorkerProcess.start(harness, "worker", POLLS);
        processes.add(process);
        return process;
    }
}
