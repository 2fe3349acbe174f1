package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    private static final int KILLS = 3;

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private final TestServer server = TestServer.start();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        server.close();
    }

    @Test
    void shouldPublishEachEntryOnceAcrossKillsOfWorkers() {
        // Given
        IngestHarness harness = new IngestHarness(SERVERS.bootstrapServers(), "worker");
        Manifest manifest = new Manifest(server, 160, 5);
        new FeedCatalog(harness.kafka(), harness.topics()).add(manifest.feeds());

        // When
        int published = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process worker = start(harness);
            int more = published + 40;
            Await.until("more articles", () -> harness.articleKeys().size() > more, worker::info);
            worker.destroyForcibly();
            published = harness.articleKeys().size();
        }
        assertThat(published)
                .as("killed before it was done")
                .isLessThan(manifest.ids().size());
        start(harness);

        // Then
        Await.until(
                "all entries",
                Duration.ofSeconds(60),
                () -> new HashSet<>(harness.articleKeys()).containsAll(manifest.ids()),
                () -> harness.articleKeys().size());
        assertThat(harness.articleKeys()).containsExactlyInAnyOrderElementsOf(manifest.ids());
    }

    private Process start(IngestHarness harness) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WorkerMain.class.getName(),
                            SERVERS.bootstrapServers(),
                            harness.topics().prefix(),
                            "worker")
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/worker-" + processes.size() + ".log"))
                    .start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
