package org.tidende.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerServersTest {
    @Test
    void shouldNameSettingsAsTheBrokersImageTakesThem() {
        assertThat(ContainerServers.variables(Map.of("message.max.bytes", "6291456")))
                .containsExactly(Map.entry("KAFKA_MESSAGE_MAX_BYTES", "6291456"));
    }

    @Test
    void shouldNotBeWantedUnlessAskedFor() {
        assertThat(ContainerServers.areWanted(null)).isFalse();
        assertThat(ContainerServers.areWanted("child")).isFalse();
        assertThat(ContainerServers.areWanted("container")).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> ContainerServers.areWanted("docker"))
                .withMessageContaining("child or container, not docker");
    }
}
