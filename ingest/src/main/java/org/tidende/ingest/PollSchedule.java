package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When a feed is asked next. A pure policy: one method per outcome, all results through one bound. Back-off is a later time, never
 * a sleep, and no feed is ever given up.
 *
 * <p>Where no interval is fixed it starts from 15 minutes and grows with the time since the last new entry: twice that after a
 * day, four times after a week, sixteen times after a month. Each feed keeps its own small offset, up to a tenth of the interval,
 * so that feeds added together don't stay together.
 */
final class PollSchedule {
    private static final Duration BASE = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration LONGEST_BACK_OFF = Duration.ofDays(1);
    private static final Duration LONGEST_FIXED_BACK_OFF = Duration.ofHours(1);
    private static final Duration GONE = Duration.ofDays(30);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration fixed;
    private final InstantSource clock;

    /** @param fixed time between two polls; null for the adaptive one */
    PollSchedule(Duration fixed, InstantSource clock) {
        this.fixed = fixed;
        this.clock = clock;
    }

    /**
     * A feed as the schedule sees it.
     *
     * @param uri gives the offset
     * @param interval fixed for this feed; null for the worker's
     * @param lastNewEntry null when there was none yet
     * @param failures in a row, this one included
     */
    record Rhythm(String uri, Duration interval, Instant lastNewEntry, int failures) {}

    /** A document came. */
    Instant fetched(Rhythm feed) {
        return after(steady(feed));
    }

    /** The copy at hand is still good. */
    Instant notModified(Rhythm feed) {
        return after(steady(feed));
    }

    /** Asked too often. @param retryAfter what the server asked for; null when it didn't say */
    Instant throttled(Rhythm feed, Duration retryAfter) {
        Duration backOff = backOff(feed);
        return after(retryAfter == null || retryAfter.compareTo(backOff) < 0 ? backOff : retryAfter);
    }

    /** Taken away by its publisher: looked for once a month. */
    Instant gone(Rhythm feed) {
        return after(GONE);
    }

    /** Anything else. */
    Instant failed(Rhythm feed) {
        return after(backOff(feed));
    }

    private Duration steady(Rhythm feed) {
        Duration exact = exact(feed);
        if (exact != null) {
            return exact;
        }
        Duration quiet =
                feed.lastNewEntry() == null ? Duration.ZERO : Duration.between(feed.lastNewEntry(), clock.instant());
        int factor = quiet.toDays() >= 30 ? 16 : quiet.toDays() >= 7 ? 4 : quiet.toDays() >= 1 ? 2 : 1;
        return offset(BASE.multipliedBy(factor), feed.uri());
    }

    private Duration backOff(Rhythm feed) {
        Duration exact = exact(feed);
        Duration longest = exact == null ? LONGEST_BACK_OFF : LONGEST_FIXED_BACK_OFF;
        Duration first = exact == null ? offset(BASE, feed.uri()) : exact;
        int doublings = Math.clamp(feed.failures() - 1L, 0, MOST_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest.compareTo(first) > 0 ? longest : first;
    }

    private Duration exact(Rhythm feed) {
        return feed.interval() != null ? feed.interval() : fixed;
    }

    private static Duration offset(Duration interval, String uri) {
        int thousandth = Math.floorMod(uri.hashCode() * 31, 1_000);
        return interval.plusMillis(interval.toMillis() * thousandth / 10_000);
    }

    private Instant after(Duration wait) {
        Duration bounded = wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        return clock.instant().plus(bounded);
    }
}
