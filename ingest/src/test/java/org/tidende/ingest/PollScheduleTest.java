package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.ingest.PollSchedule.Rhythm;

class PollScheduleTest {
    private static final Instant NOW = TestFeeds.NOON;

    private final PollSchedule adaptive = new PollSchedule(null, InstantSource.fixed(NOW));
    private final PollSchedule fixed = new PollSchedule(Duration.ofSeconds(2), InstantSource.fixed(NOW));

    private static Rhythm rhythm(Duration quiet, int failures) {
        return new Rhythm("https://a.example/feed", null, quiet == null ? null : NOW.minus(quiet), failures);
    }

    private static Duration until(Instant next) {
        return Duration.between(NOW, next);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 15", "PT23H, 15", "P1D, 30", "P6D, 30", "P7D, 60", "P29D, 60", "P30D, 240", "P900D, 240"})
    void shouldAskQuietFeedsLessOften(Duration quiet, long minutes) {
        // When
        Duration wait = until(adaptive.fetched(rhythm(quiet, 0)));

        // Then
        assertThat(wait)
                .isBetween(
                        Duration.ofMinutes(minutes),
                        Duration.ofMinutes(minutes).multipliedBy(11).dividedBy(10));
    }

    @Test
    void shouldKeepAFixedInterval() {
        assertThat(until(fixed.fetched(rhythm(Duration.ofDays(50), 0)))).isEqualTo(Duration.ofSeconds(2));
        assertThat(until(fixed.notModified(rhythm(null, 0)))).isEqualTo(Duration.ofSeconds(2));
        assertThat(until(fixed.fetched(new Rhythm("https://a.example/", Duration.ofSeconds(7), null, 0))))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void shouldBackOffWithoutEverGivingUp() {
        assertThat(until(fixed.failed(rhythm(null, 1)))).isEqualTo(Duration.ofSeconds(2));
        assertThat(until(fixed.failed(rhythm(null, 3)))).isEqualTo(Duration.ofSeconds(8));
        assertThat(until(fixed.failed(rhythm(null, 1_000)))).isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(until(adaptive.failed(rhythm(null, 1_000)))).isEqualTo(Duration.ofDays(1));
        assertThat(until(adaptive.gone(rhythm(null, 1)))).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void shouldHonourRetryAfterButNeverAskSoonerThanItsOwnBackOff() {
        assertThat(until(fixed.throttled(rhythm(null, 1), Duration.ofHours(5)))).isEqualTo(Duration.ofHours(5));
        assertThat(until(fixed.throttled(rhythm(null, 3), Duration.ZERO))).isEqualTo(Duration.ofSeconds(8));
        assertThat(until(fixed.throttled(rhythm(null, 1), null))).isEqualTo(Duration.ofSeconds(2));
        assertThat(until(fixed.throttled(rhythm(null, 1), Duration.ofDays(400))))
                .isEqualTo(Duration.ofDays(30));
    }
}
