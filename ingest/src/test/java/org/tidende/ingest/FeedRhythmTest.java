package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedRhythmTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    /** Two entries an hour from 6 to 18 on working days. */
    private static FeedRhythm office() {
        FeedRhythm rhythm = FeedRhythm.NONE;
        for (int day = 0; day < 28; day++) {
            Instant start = MONDAY.plus(Duration.ofDays(day));
            List<Instant> times = new ArrayList<>();
            for (int half = 12; half < 36 && day % 7 < 5; half++) {
                times.add(start.plus(Duration.ofMinutes(30L * half)));
            }
            rhythm = rhythm.with(start, start.plus(Duration.ofDays(1)), times);
        }
        return rhythm;
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plus(Duration.ofDays(28 + day)).plus(Duration.ofHours(hour));
    }

    @Test
    void shouldKnowHoursAndDays() {
        // When
        FeedRhythm rhythm = office();

        // Then
        assertThat(rhythm.rate(at(1, 12))).isBetween(1.5, 2.5);
        assertThat(rhythm.rate(at(1, 0))).isLessThan(0.2);
        assertThat(rhythm.rate(at(5, 12))).isLessThan(0.6);
    }

    @Test
    void shouldSurviveItsPackingWithinAHundredBytes() {
        // Given
        FeedRhythm rhythm = office();

        // When
        ByteBuffer packed = rhythm.packed();
        FeedRhythm read = FeedRhythm.of(packed);

        // Then
        assertThat(packed.remaining()).isLessThan(100);
        for (int hour = 0; hour < 24; hour++) {
            assertThat(read.rate(at(2, hour))).isCloseTo(rhythm.rate(at(2, hour)), within(0.05));
        }
        assertThat(FeedRhythm.of(ByteBuffer.allocate(7))).isSameAs(FeedRhythm.NONE);
        byte[] damaged = new byte[packed.remaining()];
        Arrays.fill(damaged, (byte) 0xFF);
        assertThat(FeedRhythm.of(ByteBuffer.wrap(damaged))).isSameAs(FeedRhythm.NONE);
    }

    @Test
    void shouldFollowNewHabits() {
        // Given three months of silence
        FeedRhythm rhythm = office();
        for (int day = 28; day < 120; day++) {
            Instant start = MONDAY.plus(Duration.ofDays(day));
            rhythm = rhythm.with(start, start.plus(Duration.ofDays(1)), List.of());
        }

        // When, Then
        assertThat(rhythm.rate(at(92, 12))).isLessThan(0.1);
    }

    @Test
    void shouldTellWhatCameLately() {
        // Given
        Instant now = MONDAY.plus(Duration.ofHours(3));

        // When
        FeedRhythm rhythm = FeedRhythm.NONE.with(
                MONDAY, now, List.of(now.minusSeconds(60), now.minusSeconds(120), now.minusSeconds(180)));

        // Then
        assertThat(rhythm.lateRate(now)).isGreaterThan(0.8);
        assertThat(rhythm.lateRate(now.plus(Duration.ofHours(12)))).isZero();
    }
}
