package org.tidende.ingest;

import java.time.Duration;

/**
 * Bounds of polling.
 *
 * @param usual time between two polls of a feed with one entry an hour, where its rhythm decides; others by the square root of
 *     their rate
 * @param shortest time between two polls where the feed's rhythm decides
 * @param longest the same for a feed that stands still
 * @param fullFetch how often a document is asked for without validators, to find those that lie
 * @param moveAfter how long a permanent redirect must repeat until it is believed
 * @param domainGap between the starts of two requests to one registrable domain; none on loopback
 * @param perDomain requests at once to one registrable domain
 */
public record PollLimits(
        Duration usual,
        Duration shortest,
        Duration longest,
        Duration fullFetch,
        Duration moveAfter,
        Duration domainGap,
        int perDomain) {
    /** 15 minutes, 2 minutes, 12 hours; a full fetch each day; moves after a day; half a second, two at once. */
    public static final PollLimits DEFAULT = new PollLimits(
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofMillis(500),
            2);

    /** Checks its parts. */
    public PollLimits {
        if (shortest.toMillis() < 1 || usual.compareTo(shortest) < 0 || longest.compareTo(usual) < 0) {
            throw new IllegalArgumentException("polls must be apart by more than nothing, the shortest time at most the"
                    + " usual, and that at most the longest: " + shortest + ", " + usual + ", " + longest);
        }
        if (fullFetch.isNegative() || moveAfter.isNegative() || domainGap.isNegative()) {
            throw new IllegalArgumentException(
                    "times between fetches must not be negative: " + fullFetch + ", " + moveAfter + ", " + domainGap);
        }
        if (perDomain < 1 || perDomain > 100) {
            throw new IllegalArgumentException("requests at once to one domain must be 1 to 100, are " + perDomain);
        }
    }

    /** @param interval of a feed with one entry an hour; the shortest is at most that */
    public PollLimits withUsual(Duration interval) {
        return new PollLimits(
                interval,
                shortest.compareTo(interval) < 0 ? shortest : interval,
                longest,
                fullFetch,
                moveAfter,
                domainGap,
                perDomain);
    }

    /** @param interval of a feed that stands still; the usual and the shortest are at most that */
    public PollLimits withLongest(Duration interval) {
        return new PollLimits(
                usual.compareTo(interval) < 0 ? usual : interval,
                shortest.compareTo(interval) < 0 ? shortest : interval,
                interval,
                fullFetch,
                moveAfter,
                domainGap,
                perDomain);
    }

    /** @param interval zero for each time */
    public PollLimits withFullFetch(Duration interval) {
        return new PollLimits(usual, shortest, longest, interval, moveAfter, domainGap, perDomain);
    }

    /** @param time zero to believe it once it repeats */
    public PollLimits withMoveAfter(Duration time) {
        return new PollLimits(usual, shortest, longest, fullFetch, time, domainGap, perDomain);
    }

    /** @param gap zero for none */
    public PollLimits withDomainGap(Duration gap) {
        return new PollLimits(usual, shortest, longest, fullFetch, moveAfter, gap, perDomain);
    }
}
