package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    private static final List<String> VALUES =
            IntStream.range(0, 500).mapToObj(number -> "value " + number).toList();

    @TempDir
    private Path data;

    @Test
    void shouldKeepWhatWasAcknowledgedWhenKilledAndWhenStopped() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start(EmbeddedConfig.of(data))) {
            // Given
            String bootstrapServers = servers.bootstrapServers();
            URI openSearch = servers.openSearch();
            Probe.createTopic(bootstrapServers, "kept");
            Probe.produce(bootstrapServers, "kept", VALUES);
            Probe.put(openSearch, "/kept", "{\"mappings\":{\"properties\":{\"headline\":{\"type\":\"text\"}}}}");
            int indexed = Probe.put(openSearch, "/kept/_doc/1", "{\"headline\":\"Tidings\"}")
                    .statusCode();
            long killed = servers.pid();

            // When
            servers.kill();
            boolean aliveWhenKilled = servers.isAlive();
            servers.restart();
            Probe.produce(bootstrapServers, "kept", List.of("after"));
            servers.restart();

            // Then
            assertThat(indexed).isEqualTo(201);
            assertThat(aliveWhenKilled).isFalse();
            assertThat(servers.pid()).isNotEqualTo(killed);
            assertThat(servers.bootstrapServers()).isEqualTo(bootstrapServers);
            assertThat(servers.openSearch()).isEqualTo(openSearch);
            assertThat(Probe.consume(bootstrapServers, "kept", VALUES.size() + 1))
                    .startsWith(VALUES.toArray(String[]::new))
                    .endsWith("after");
            assertThat(Probe.get(openSearch, "/kept/_doc/1").body()).contains("Tidings");
            assertThat(Probe.get(openSearch, "/_cluster/health").body()).contains("\"status\":\"green\"");
        }
    }

    @Test
    void shouldRefuseAnIndexNobodyMade() throws Exception {
        try (EmbeddedServers servers =
                EmbeddedServers.start(EmbeddedConfig.of(data).withServers(Servers.OPENSEARCH))) {
            // When
            int status = Probe.put(servers.openSearch(), "/mistyped/_doc/1", "{\"headline\":\"Tidings\"}")
                    .statusCode();

            // Then
            assertThat(status).isEqualTo(404);
        }
    }

    @Test
    void shouldEndInOrderAndKeepItsClassesWhenClosed() throws Exception {
        // Given
        Path archive = data.resolve("cache/servers.jsa");
        EmbeddedServers servers = EmbeddedServers.start(
                EmbeddedConfig.of(data).withServers(Servers.KAFKA).withClassArchive(archive));
        long pid = servers.pid();

        // When
        servers.close();

        // Then
        assertThat(servers.onExit().get(1, TimeUnit.SECONDS)).isZero();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(servers.logFile()).content().endsWith("stopped" + System.lineSeparator());
        // A folder of classes, as an IDE runs them, is no archive's subject.
        assertThat(Files.exists(archive))
                .isEqualTo(ServerLibrary.locate(Optional.empty()).archivable());
    }

    @Test
    void shouldEndInOrderWhenAnOperatorEndsIt() throws Exception {
        // Given
        EmbeddedServers servers = EmbeddedServers.start(EmbeddedConfig.of(data).withServers(Servers.KAFKA));

        // When
        ProcessHandle.of(servers.pid()).orElseThrow().destroy();
        servers.onExit().get(20, TimeUnit.SECONDS);
        servers.close();

        // Then
        assertThat(servers.isAlive()).isFalse();
        assertThat(servers.logFile()).content().endsWith("stopped" + System.lineSeparator());
    }
}
