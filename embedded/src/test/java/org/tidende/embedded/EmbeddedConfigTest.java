package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedConfigTest {

    private static final EmbeddedConfig CONFIG = EmbeddedConfig.of(Path.of("data"));

    @Test
    void shouldHaveDefaults() {
        assertThat(CONFIG.dataDirectory()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(CONFIG.servers()).isEqualTo(Servers.BOTH);
        assertThat(CONFIG.kafkaPort()).isZero();
        assertThat(CONFIG.openSearchPort()).isZero();
        assertThat(CONFIG.heapMegabytes()).isEqualTo(512);
        assertThat(CONFIG.classArchive()).isEmpty();
        assertThat(CONFIG.library()).isEmpty();
        assertThat(CONFIG.startTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(CONFIG.kafkaSettings()).isEmpty();
        assertThat(CONFIG.openSearchSettings()).isEmpty();
    }

    @Test
    void shouldTakeEachChange() {
        // When
        EmbeddedConfig changed = CONFIG.withServers(Servers.KAFKA)
                .withPorts(29_092, 29_200)
                .withHeapMegabytes(1024)
                .withClassArchive(Path.of("/cache/servers.jsa"))
                .withLibrary(Path.of("/opt/lib"))
                .withStartTimeout(Duration.ofSeconds(30))
                .withSettings(Map.of("num.io.threads", "2"), Map.of("node.attr.rack", "one"));

        // Then
        assertThat(changed.servers()).isEqualTo(Servers.KAFKA);
        assertThat(changed.kafkaPort()).isEqualTo(29_092);
        assertThat(changed.openSearchPort()).isEqualTo(29_200);
        assertThat(changed.heapMegabytes()).isEqualTo(1024);
        assertThat(changed.classArchive()).contains(Path.of("/cache/servers.jsa"));
        assertThat(changed.library()).contains(Path.of("/opt/lib"));
        assertThat(changed.startTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(changed.kafkaSettings()).containsEntry("num.io.threads", "2");
        assertThat(changed.openSearchSettings()).containsEntry("node.attr.rack", "one");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void shouldRefuseWhatIsNoPort(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withPorts(port, 0))
                .withMessageContaining("Kafka port")
                .withMessageContaining(Integer.toString(port));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withPorts(0, port))
                .withMessageContaining("OpenSearch port");
    }

    @Test
    void shouldRefuseOnePortForBothServers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withPorts(29_092, 29_092))
                .withMessageContaining("29092");
    }

    @Test
    void shouldRefuseTooSmallHeap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withHeapMegabytes(255))
                .withMessageContaining("at least 256");
    }

    @Test
    void shouldRefuseNoTimeToStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> CONFIG.withStartTimeout(Duration.ZERO));
    }

    @Test
    void shouldRefuseSettingsThatItDecidesItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withSettings(Map.of("log.dirs", "/elsewhere", "listeners", "x"), Map.of()))
                .withMessageEndingWith("listeners, log.dirs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withSettings(Map.of(), Map.of("network.host", "0.0.0.0")))
                .withMessageEndingWith("network.host");
    }
}
