package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void shouldStayBelowTheRangeOfOutgoingConnections() {
        // Given
        FreePorts ports = new FreePorts(new SplittableRandom(1), port -> true);

        // When
        Set<Integer> given =
                IntStream.range(0, 5_000).mapToObj(each -> ports.next()).collect(Collectors.toSet());

        // Then
        assertThat(given).hasSize(5_000).allMatch(port -> port >= 20_000 && port < 32_768);
    }

    @Test
    void shouldStartElsewhereInEachProcess() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed -> new FreePorts(new SplittableRandom(seed), port -> true).next())
                        .distinct())
                .hasSizeGreaterThan(40);
    }

    @Test
    void shouldSkipWhatIsTakenAndWhatIsFixed() {
        // Given
        Set<Integer> free = Set.of(29_092, 29_200, 25_000);
        FreePorts ports = new FreePorts(new SplittableRandom(1), free::contains);

        // When
        int port = ports.next();

        // Then
        assertThat(port).isEqualTo(25_000);
    }

    @Test
    void shouldSayWhenNoneIsLeft() {
        FreePorts ports = new FreePorts(new SplittableRandom(1), port -> false);

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(ports::next)
                .withMessageContaining("no free port between 20000 and 32767");
    }

    @Test
    void shouldSeeAListener() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(FreePorts.canListen(listener.getLocalPort())).isFalse();
        }
    }
}
