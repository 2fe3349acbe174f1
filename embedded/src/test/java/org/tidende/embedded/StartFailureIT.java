package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an operator reads when the servers can't start. */
@Execution(ExecutionMode.CONCURRENT)
class StartFailureIT {

    @TempDir
    private Path data;

    @Test
    void shouldNameTheProcessThatHoldsTheFolder() {
        // Given
        EmbeddedConfig config = EmbeddedConfig.of(data).withServers(Servers.KAFKA);
        try (EmbeddedServers holder = EmbeddedServers.start(config)) {
            // Then
            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(() -> EmbeddedServers.start(config))
                    .withMessage("data folder " + data + " is in use by process " + holder.pid());
        }
    }

    @Test
    void shouldNameThePortInUseAndItsOption() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            EmbeddedConfig config =
                    EmbeddedConfig.of(data).withServers(Servers.OPENSEARCH).withPorts(0, taken.getLocalPort());

            // Then
            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(() -> EmbeddedServers.start(config))
                    .withMessageStartingWith("port " + taken.getLocalPort() + " of 127.0.0.1 is in use")
                    .withMessageContaining("--opensearch-port");
        }
    }

    @Test
    void shouldRefuseSettingsThatKafkaDoesNotKnow() {
        EmbeddedConfig config =
                EmbeddedConfig.of(data).withServers(Servers.KAFKA).withSettings(Map.of("num.io.threds", "2"), Map.of());

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> EmbeddedServers.start(config))
                .withMessageContaining("Kafka knows no setting [num.io.threds]");
    }

    @Test
    void shouldShowTheLogOfAFailedStart() {
        EmbeddedConfig config = EmbeddedConfig.of(data)
                .withServers(Servers.OPENSEARCH)
                .withSettings(Map.of(), Map.of("action.auto_create_indx", "true"));

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> EmbeddedServers.start(config))
                .withMessageContaining("opensearch: unknown setting [action.auto_create_indx]")
                .withMessageContaining("Log: " + data.resolve("logs").resolve("opensearch.log"))
                .withMessageContaining("ERROR");
    }

    @Test
    void shouldGiveUpAfterTheTimeout() {
        EmbeddedConfig config = EmbeddedConfig.of(data).withStartTimeout(Duration.ofMillis(50));

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> EmbeddedServers.start(config))
                .withMessageContaining("not up after 50 ms");
    }

    @Test
    void shouldSayThatTheDataFolderIsNone() throws Exception {
        // Given
        Path file = Files.createFile(data.resolve("file"));

        // Then
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> EmbeddedServers.start(EmbeddedConfig.of(file)))
                .withMessageStartingWith("can't write the data folder " + file);
    }
}
