package org.tidende.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.embedded.Probe;

/** A fault of one server leaves the other alone. */
class EmbeddedExtensionApartIT {

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.apart();

    @AfterEach
    void thaw() {
        SERVERS.index().resume();
    }

    @Test
    void shouldFreezeOneServerWhileTheOtherWorks() throws Exception {
        // When
        SERVERS.index().suspend();

        // Then
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> Probe.get(SERVERS.openSearch(), "/", Duration.ofMillis(500)));
        Probe.createTopic(SERVERS.bootstrapServers(), "apart");
        Probe.produce(SERVERS.bootstrapServers(), "apart", List.of("meanwhile"));
        assertThat(Probe.consume(SERVERS.bootstrapServers(), "apart", 1)).containsExactly("meanwhile");

        SERVERS.index().resume();
        assertThat(Probe.get(SERVERS.openSearch(), "/").statusCode()).isEqualTo(200);
        assertThat(SERVERS.kafka().pid()).isNotEqualTo(SERVERS.index().pid());
    }
}
