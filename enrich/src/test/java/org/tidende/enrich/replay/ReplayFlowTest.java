package org.tidende.enrich.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What slows a replay down, and what it says of its speed. */
class ReplayFlowTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldKeepToARate() {
        // Given
        Pace pace = new Pace(50, 0);
        int copies = 0;

        // When: asked a hundred times in each of ten seconds.
        for (long tick = 1; tick <= 1_000; tick++) {
            int room = pace.room(tick * SECOND / 100);
            pace.used(room);
            copies += room;
        }

        // Then
        assertThat(copies).isBetween(490, 500);
    }

    @Test
    void shouldNotMakeUpForAPauseAtOnce() {
        // Given
        Pace pace = new Pace(50, 0);

        // When
        int room = pace.room(3_600 * SECOND);

        // Then
        assertThat(room).isEqualTo(10);
    }

    @Test
    void shouldHaveNoRateUnlessToldSo() {
        Pace pace = new Pace(0, 0);
        pace.used(1_000_000);

        assertThat(pace.room(1)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void shouldTellHowOldTheOldestIsThatTheSinkLacks() {
        // Given
        SinkDelay delay = new SinkDelay();
        delay.seen(new long[] {10, 5}, new long[] {0, 0}, SECOND);
        delay.seen(new long[] {20, 5}, new long[] {4, 5}, 2 * SECOND);

        // When: the first end is reached, its last offset being a mark.
        Duration one = delay.seen(new long[] {30, 5}, new long[] {9, 5}, 4 * SECOND);
        Duration none = delay.seen(new long[] {30, 5}, new long[] {30, 5}, 5 * SECOND);

        // Then
        assertThat(one).isEqualTo(Duration.ofSeconds(2));
        assertThat(none).isZero();
    }

    @Test
    void shouldTellTheSpeedOfTheLastTenSeconds() {
        // Given
        ReplaySpeed speed = new ReplaySpeed();
        speed.seen(0, 0);
        speed.seen(10, SECOND);

        // When
        double now = 0;
        for (int second = 2; second <= 30; second++) {
            now = speed.seen(10 + 100L * (second - 1), second * SECOND);
        }

        // Then
        assertThat(now).isBetween(99.0, 101.0);
    }
}
