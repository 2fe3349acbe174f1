package org.tidende.enrich.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private static final Duration PROMPT = Duration.ZERO;

    private final ReplayWindow window = new ReplayWindow(2);
    private long now;
    private long offset;

    @Test
    void shouldGrowWhileNothingWaits() {
        // Given
        int before = window.room(0, 0);

        // When
        for (int second = 0; second < 3; second++) {
            round(Duration.ofMillis(150));
        }

        // Then
        assertThat(window.room(0, 0)).isGreaterThan(4 * before);
    }

    @Test
    void shouldNeverBeMoreThanFiveHundredAheadInAPartition() {
        // Given
        for (int second = 0; second < 20; second++) {
            round(Duration.ofMillis(150));
        }

        // When
        int room = window.room(0, 0);
        copy(0, room);

        // Then
        assertThat(room).isEqualTo(ReplayWindow.MOST_AHEAD);
        assertThat(window.room(0, 0)).isZero();
        assertThat(window.room(1, 0)).isEqualTo(ReplayWindow.MOST_AHEAD);
        assertThat(window.room(1, 400)).isEqualTo(100);
    }

    @Test
    void shouldCountWhatLayThereBefore() {
        // Given
        for (int found = 0; found < 600; found++) {
            window.found(0, found);
        }

        // When
        boolean any = window.committed(0, 590, now);

        // Then
        assertThat(any).isTrue();
        assertThat(window.waiting()).isEqualTo(10);
        assertThat(window.committed(0, 590, now)).isFalse();
        assertThat(window.room(1, 0)).isPositive();
    }

    @Test
    void shouldShrinkWhenCopiesBeginToWait() {
        // Given
        for (int second = 0; second < 3; second++) {
            round(Duration.ofMillis(150));
        }
        int before = window.room(0, 0);

        // When
        round(Duration.ofMillis(150).plus(ReplayWindow.MOST_WAIT).plusMillis(50));

        // Then
        assertThat(window.room(0, 0)).isLessThan(before * 7 / 10);
    }

    @Test
    void shouldNotTakeASlowMachineForALine() {
        // Given: slow from the first copy on, so nothing waits.
        int before = window.room(0, 0);

        // When
        for (int second = 0; second < 3; second++) {
            round(Duration.ofMillis(900));
        }

        // Then
        assertThat(window.room(0, 0)).isGreaterThan(before);
    }

    @Test
    void shouldShrinkWhenTheSinkIsLateButNeverStop() {
        // When
        for (int second = 0; second < 30; second++) {
            window.sinkIsBehind(ReplayWindow.MOST_SINK_DELAY.plusMillis(1));
            window.sinkIsBehind(Duration.ZERO);
            window.fit();
        }

        // Then
        assertThat(window.room(0, 0)).isPositive().isLessThan(48);
    }

    /** Copies all there is room for, and has it committed after a time. */
    private void round(Duration latency) {
        int zero = copy(0, window.room(0, 0));
        int one = copy(1, window.room(1, 0));
        assertThat(zero + one).isPositive();
        window.room(0, 0);
        now += latency.toNanos();
        window.committed(0, offset + 1, now);
        window.committed(1, offset + 1, now);
        window.sinkIsBehind(PROMPT);
        window.fit();
    }

    private int copy(int partition, int count) {
        for (int copy = 0; copy < count; copy++) {
            window.copied(partition, ++offset, now);
        }
        return count;
    }
}
