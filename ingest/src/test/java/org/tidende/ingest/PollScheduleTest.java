package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.ingest.PollSchedule.Overlap;
import org.tidende.ingest.PollSchedule.Subject;

class PollScheduleTest {
    /** A Sunday. */
    private static final Instant NOW = TestFeeds.NOON;

    private static final Duration WEEKS = Duration.ofDays(28);

    private final PollSchedule adaptive = new PollSchedule(null, PollLimits.DEFAULT, InstantSource.fixed(NOW));
    private final PollSchedule fixed =
            new PollSchedule(Duration.ofSeconds(2), PollLimits.DEFAULT, InstantSource.fixed(NOW));

    private static Subject subject(FeedRhythm rhythm, PublisherPace pace, int score, Duration failing) {
        return new Subject("https://a.example/feed", null, rhythm, 20, pace, score, failing);
    }

    private static Subject failing(int score) {
        return subject(FeedRhythm.NONE, PublisherPace.NONE, score, Duration.ZERO);
    }

    private static Subject asking(PublisherPace pace) {
        return subject(every(Duration.ofMinutes(10)), pace, 0, Duration.ZERO);
    }

    /** Entries at equal distances, the last one a moment ago. */
    private static FeedRhythm every(Duration distance) {
        List<Instant> times = new ArrayList<>();
        for (Instant time = NOW; time.isAfter(NOW.minus(WEEKS)); time = time.minus(distance)) {
            times.add(time);
        }
        return FeedRhythm.NONE.with(NOW.minus(WEEKS), NOW, times);
    }

    private static Duration until(Instant next) {
        return Duration.between(NOW, next);
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 13, 17", "PT15M, 6, 9", "PT4H, 20, 34", "PT25H, 45, 85", "PT170H, 80, 240", "P28D, 200, 540"})
    void shouldAskByTheSquareRootOfTheRate(Duration distance, long least, long most) {
        // When
        Duration wait =
                until(adaptive.fetched(subject(every(distance), PublisherPace.NONE, 0, Duration.ZERO), Overlap.FIRST));

        // Then
        assertThat(wait).isBetween(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }

    @Test
    void shouldAskSoonerBeforeTheDocumentIsFull() {
        // Given one with an entry each minute and room for six
        Subject feed = new Subject(
                "https://a.example/feed", null, every(Duration.ofMinutes(1)), 6, PublisherPace.NONE, 0, Duration.ZERO);

        // When, Then: the least that is allowed
        assertThat(until(adaptive.notModified(feed))).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(132));
    }

    @Test
    void shouldAskSoonerWhenLittleIsKnownAndSoonerStillWhenNothingIs() {
        // Given
        Subject feed = subject(every(Duration.ofHours(25)), PublisherPace.NONE, 0, Duration.ZERO);
        Duration hour = Duration.ofHours(1);

        // When
        Duration joined = until(adaptive.fetched(feed, new Overlap(hour, 0.9, false)));
        Duration little = until(adaptive.fetched(feed, new Overlap(hour, 0.4, false)));
        Duration missed = until(adaptive.fetched(feed, new Overlap(hour, 0.4, true)));

        // Then
        assertThat(joined).isGreaterThan(Duration.ofMinutes(30));
        assertThat(little).isBetween(Duration.ofMinutes(24), Duration.ofMinutes(27));
        assertThat(missed).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
    }

    @Test
    void shouldKeepAFixedInterval() {
        assertThat(until(fixed.fetched(failing(0), Overlap.FIRST))).isEqualTo(Duration.ofSeconds(2));
        assertThat(until(fixed.notModified(asking(new PublisherPace(Duration.ofHours(1), null, 0, 0)))))
                .isEqualTo(Duration.ofSeconds(2));
        Subject own = new Subject(
                "https://a.example/", Duration.ofSeconds(7), FeedRhythm.NONE, 0, PublisherPace.NONE, 0, Duration.ZERO);
        assertThat(until(fixed.fetched(own, Overlap.FIRST))).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PT1H, -, PT1H, PT66M",
                "-, PT2H, PT2H, PT132M",
                "PT1H, PT2H, PT2H, PT132M",
                "P365D, -, P1D, PT1585M",
                "-, P365D, P1D, PT1585M",
                "PT0S, PT0S, PT2M, PT10M"
            })
    void shouldNotAskBeforeThePublisherWantsItButWithinADay(
            Duration interval, Duration freshFor, Duration least, Duration most) {
        // When
        Duration wait = until(adaptive.notModified(asking(new PublisherPace(interval, freshFor, 0, 0))));

        // Then
        assertThat(wait).isBetween(least, most);
    }

    @Test
    void shouldSkipHoursAndDaysButNotForEver() {
        // Given
        int afternoon = 0b1111_1111 << 12;
        int sunday = 1 << 6;

        // When
        Instant evening = adaptive.notModified(asking(new PublisherPace(null, null, afternoon, 0)));
        Instant monday = adaptive.notModified(asking(new PublisherPace(null, null, 0, sunday)));
        Duration nearlyAll = until(adaptive.notModified(asking(new PublisherPace(null, null, 0, 0b111_1101))));
        Duration later = until(adaptive.notModified(asking(new PublisherPace(null, null, 0, 0b111_0111))));

        // Then
        assertThat(evening).isEqualTo(Instant.parse("2026-03-01T20:00:00Z"));
        assertThat(monday).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(nearlyAll).isBetween(Duration.ofHours(36), Duration.ofHours(37));
        assertThat(later).isBetween(Duration.ofDays(3), Duration.ofHours(73));
    }

    @Test
    void shouldSkipHoursAlsoAfterAFailure() {
        // Given
        Subject feed = asking(new PublisherPace(null, null, 0b1111_1111 << 12, 0));
        Instant evening = Instant.parse("2026-03-01T20:00:00Z");

        // When, Then
        assertThat(adaptive.failed(feed)).isEqualTo(evening);
        assertThat(adaptive.refused(feed, 1)).isEqualTo(evening);
        assertThat(adaptive.throttled(feed, Duration.ofHours(1))).isEqualTo(evening);
        assertThat(adaptive.throttled(feed, Duration.ofHours(9))).isEqualTo(Instant.parse("2026-03-01T21:00:00Z"));
    }

    @Test
    void shouldBackOffWithoutEverGivingUp() {
        assertThat(until(fixed.failed(failing(2)))).isEqualTo(Duration.ofSeconds(2));
        assertThat(until(fixed.failed(failing(6)))).isEqualTo(Duration.ofSeconds(8));
        assertThat(until(fixed.failed(failing(1_000)))).isEqualTo(Duration.ofHours(1));
        assertThat(until(adaptive.failed(failing(1_000)))).isEqualTo(Duration.ofDays(1));
        assertThat(until(adaptive.failed(subject(FeedRhythm.NONE, PublisherPace.NONE, 1_000, Duration.ofDays(80)))))
                .isEqualTo(Duration.ofDays(10));
        assertThat(until(adaptive.failed(subject(FeedRhythm.NONE, PublisherPace.NONE, 1_000, Duration.ofDays(900)))))
                .isEqualTo(Duration.ofDays(30));
        assertThat(until(adaptive.muted())).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void shouldWeighFailures() {
        // Given three in a row of each kind
        Duration hard = until(adaptive.failed(failing(3 * FailureWeight.HARD.score())));
        Duration soft = until(adaptive.failed(failing(3 * FailureWeight.SOFT.score())));
        Duration temporary = until(adaptive.failed(failing(3 * FailureWeight.TEMPORARY.score())));

        // Then
        assertThat(hard).isGreaterThan(soft.multipliedBy(4));
        assertThat(soft).isGreaterThan(temporary.multipliedBy(2));
    }

    @Test
    void shouldTakeRefusalsForALimitAtFirst() {
        assertThat(until(adaptive.refused(failing(1), 1))).isEqualTo(Duration.ofHours(1));
        assertThat(until(adaptive.refused(failing(19), 7))).isGreaterThan(Duration.ofHours(20));
    }

    @Test
    void shouldHonourRetryAfterButNeverAskSoonerThanItsOwnBackOff() {
        assertThat(until(fixed.throttled(failing(1), Duration.ofHours(5)))).isEqualTo(Duration.ofHours(5));
        assertThat(until(fixed.throttled(failing(6), Duration.ZERO))).isEqualTo(Duration.ofSeconds(8));
        assertThat(until(fixed.throttled(failing(1), null))).isEqualTo(Duration.ofSeconds(2));
        assertThat(until(fixed.throttled(failing(1), Duration.ofDays(400)))).isEqualTo(Duration.ofDays(30));
    }
}
