package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildArgumentsTest {

    @Test
    void shouldArriveAsSent() {
        // Given
        ChildArguments sent = new ChildArguments(
                Path.of("/data with space"),
                Servers.BOTH,
                29_092,
                29_093,
                29_200,
                Map.of("num.io.threads", "2", "super.users", "User:a=b"),
                Map.of("node.attr.rack", ""));

        // When
        ChildArguments arrived = ChildArguments.parse(sent.toList());

        // Then
        assertThat(arrived).isEqualTo(sent);
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChildArguments.parse(List.of("/data")))
                .withMessageContaining("usage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChildArguments.parse(List.of("/data", "KAFKA", "kafka-port=1")))
                .withMessageContaining("controller-port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChildArguments.parse(List.of("/data", "KAFKA", "kafka-port")))
                .withMessageContaining("kafka-port");
    }
}
