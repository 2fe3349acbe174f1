package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When a publisher wants to be asked again. What it says is believed within bounds: an interval or a freshness of more than a day
 * counts as a day, hours and days to skip put a poll off by at most three; a feed that says "in a year" is a mistake far more often
 * than meant, and a wrong word must not silence a feed.
 *
 * @param interval that the document asks for; null for none
 * @param freshFor that the answer says; null for nothing
 * @param skipHours as in {@link org.tidende.ingest.feed.FeedPace}
 * @param skipDays the same
 */
record PublisherPace(Duration interval, Duration freshFor, int skipHours, int skipDays) {
    static final PublisherPace NONE = new PublisherPace(null, null, 0, 0);

    static final Duration LONGEST = Duration.ofDays(1);
    static final Duration LONGEST_SKIP = Duration.ofDays(3);

    /** The least time from one poll to the next. */
    Duration least() {
        Duration least = Duration.ZERO;
        least = interval != null && interval.compareTo(least) > 0 ? interval : least;
        least = freshFor != null && freshFor.compareTo(least) > 0 ? freshFor : least;
        return least.compareTo(LONGEST) > 0 ? LONGEST : least;
    }

    /** The time itself, or the beginning of the first hour after it that is not to be skipped. */
    Instant notSkipped(Instant at) {
        Instant last = at.plus(LONGEST_SKIP);
        Instant next = at;
        while (isSkipped(next)) {
            next = next.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            if (next.isAfter(last)) {
                return last;
            }
        }
        return next;
    }

    private boolean isSkipped(Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        return (skipHours >>> time.getHour() & 1) != 0
                || (skipDays >>> time.getDayOfWeek().ordinal() & 1) != 0;
    }
}
