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
        assertThat(OURS.missedKnown() + OURS.missedUnknown()).isLessThan(OURS.entries() / 50);
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

    @Test
    void shouldBeWhatTheWholeEvaluationComesTo() {
        // Given
        SimulatedWeek few = new SimulatedWeek(12, 1, 1);

        // When, Then
        assertThat(few.ours(Duration.ofMinutes(15))).isEqualTo(few.oursInFull(Duration.ofMinutes(15)));
    }
}
