package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FetchHistoryTest {
    @Test
    void shouldKeepTheLastThirtyWithTheirTimes() {
        // Given
        ByteBuffer packed = ByteBuffer.allocate(0);
        Instant last = null;
        for (int i = 0; i < 45; i++) {
            Instant now = TestFeeds.NOON.plus(Duration.ofMinutes(7L * i));
            packed = FetchHistory.with(
                    packed, last, now, i % 2 == 0 ? PollOutcome.NEWS : PollOutcome.FAILED, 200 + i, i * 10);
            last = now;
        }

        // When
        FetchHistory history = FetchHistory.of(packed, last);

        // Then
        assertThat(packed.remaining()).isEqualTo(150);
        assertThat(history.fetches()).hasSize(30);
        assertThat(history.fetches().getFirst()).isEqualTo(new FetchHistory.Fetch(last, PollOutcome.NEWS, 244, 255));
        assertThat(history.fetches().get(29))
                .isEqualTo(new FetchHistory.Fetch(
                        TestFeeds.NOON.plus(Duration.ofMinutes(7 * 15)), PollOutcome.FAILED, 215, 150));
        assertThat(history.inARow(PollOutcome.NEWS)).isEqualTo(1);
    }

    @Test
    void shouldReadWhatALaterVersionKept() {
        assertThat(FetchHistory.of(ByteBuffer.wrap(new byte[] {0, 0, (byte) 0xF0, 0, 1, 9}), null)
                        .fetches())
                .singleElement()
                .satisfies(fetch -> assertThat(fetch.outcome()).isEqualTo(PollOutcome.UNKNOWN));
    }
}
