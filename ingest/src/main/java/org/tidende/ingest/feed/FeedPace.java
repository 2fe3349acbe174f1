package org.tidende.ingest.feed;

import java.time.Duration;

/**
 * How often a feed asks to be polled, as it says it.
 *
 * @param interval the shortest time between two polls: the longer of RSS {@code ttl} (minutes) and {@code sy:updatePeriod} over
 *     {@code sy:updateFrequency}; null when it says neither
 * @param skipHours hours of the day, UTC, in which it is not to be polled (RSS skipHours): bit 0 for the first
 * @param skipDays days of the week, UTC, in which it is not to be polled (RSS skipDays): bit 0 for Monday
 */
public record FeedPace(Duration interval, int skipHours, int skipDays) {
    /** Asks for nothing. */
    public static final FeedPace NONE = new FeedPace(null, 0, 0);
}
