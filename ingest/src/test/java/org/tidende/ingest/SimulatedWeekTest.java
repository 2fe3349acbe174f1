package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidende.ingest.SimulatedWeek.Result;

/** The simulation in small: what is to hold of the schedule, whatever its numbers. */
class SimulatedWeekTest {
    private static final SimulatedWeek DAYS = new SimulatedWeek(30, 3, 1);
    private static final Result OURS = DAYS.ours(Duration.ofMinutes(15));

    @Test
    void shouldSeeMoreThanAFixedScheduleAndAskLess() {
        // When
        Result fixed = DAYS.fixed(Duration.ofMinutes(15));

        // Then
        assertThat(OURS.entries()).isEqualTo(fixed.entries()).isGreaterThan(300);
        assertThat(OURS.requests()).isLessThan(fixed.requests());
        assertThat(OURS.within5()).isGreaterThan(fixed.within5());
        assertThat(OURS.missedKnown() + OURS.missedUnknown())
                .isLessThanOrEqualTo(fixed.missedKnown() + fixed.missedUnknown());
        assertThat(OURS.tooSoon()).isZero();
    }

    @Test
    void shouldSeeMoreThanScheduleByEntryFrequency() {
        // When
        Result frequency = DAYS.entryFrequency();

        // Then
        assertThat(OURS.within5()).isGreaterThan(frequency.within5());
        assertThat(OURS.within15()).isGreaterThan(frequency.within15());
        assertThat(OURS.within60()).isGreaterThan(frequency.within60());
    }
}
