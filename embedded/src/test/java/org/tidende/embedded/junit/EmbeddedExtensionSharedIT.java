package org.tidende.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.embedded.Probe;

class EmbeddedExtensionSharedIT {

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    @RegisterExtension
    static final EmbeddedExtension SAME = EmbeddedExtension.shared();

    @Test
    void shouldStartOneChildForAll() {
        assertThat(SERVERS.kafka().pid())
                .isEqualTo(SAME.kafka().pid())
                .isEqualTo(SERVERS.index().pid());
    }

    @Test
    void shouldServe() throws Exception {
        Probe.createTopic(SERVERS.bootstrapServers(), "embedded-shared");

        assertThat(Probe.get(SERVERS.openSearch(), "/").body()).contains("\"number\" : \"3.8.0\"");
    }

    @Test
    void shouldHaveNoSettingsOfOneClass() {
        assertThatIllegalStateException().isThrownBy(() -> SERVERS.withSettings(Map.of(), Map.of()));
    }

    @Nested
    class InANestedClass {

        private final long pid = SERVERS.kafka().pid();

        @Test
        void shouldBeTheSameChild() {
            assertThat(pid).isEqualTo(SAME.kafka().pid());
        }
    }
}
