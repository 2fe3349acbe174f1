package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;

/**
 * When a feed is asked next. A pure policy: one method per outcome, all results through one bound. Back-off is a later time, never
 * a sleep, and no feed is ever given up.
 *
 * <p>Where no interval is fixed a feed's rhythm decides. With polls at random times within a rate of r entries an hour, the sum of
 * all waits for a given number of requests is least when intervals go with 1/√r, not 1/r. So the next poll is when the integral of
 * √r reaches that of a feed with one entry an hour over the usual interval; r is what habit expects for each coming hour, or what
 * came lately where that is more. It is also before a third of the document is expected to have been pushed out of it.
 *
 * <p>A publisher's word goes before that (see {@link PublisherPace}), an operator's fixed interval before both, and a server's
 * Retry-After before everything. Each feed adds its own small offset, up to a tenth of the interval, so that feeds added together
 * don't stay together.
 */
final class PollSchedule {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration MUTED = Duration.ofDays(30);
    private static final Duration LONGEST_BACK_OFF = Duration.ofDays(1);
    private static final Duration LONGEST_FIXED_BACK_OFF = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int FAILING_SHARE = 8;
    private static final int REFUSALS_AS_LIMIT = 3;
    private static final int USUALS_AFTER_REFUSAL = 4;
    private static final int MOST_DOUBLINGS = 20;
    private static final double LATE_WEIGHT = 0.7;
    private static final double DOCUMENT_SHARE = 1 / 3.0;
    private static final double LITTLE_KNOWN = 0.5;
    private static final double LEAST_SHARE = 0.25;

    private final Duration fixed;
    private final PollLimits limits;
    private final InstantSource clock;

    /** @param fixed time between two polls; null for the adaptive one */
    PollSchedule(Duration fixed, PollLimits limits, InstantSource clock) {
        this.fixed = fixed;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A feed as the schedule sees it.
     *
     * @param uri gives the offset
     * @param interval fixed for this feed; null for the worker's
     * @param rhythm when its entries come out
     * @param window entries that its document holds; 0 when that is not known
     * @param pace what its publisher asks for
     * @param failureScore weight of the failures in a row, this one included
     * @param failingFor since it last answered well
     */
    record Subject(
            String uri,
            Duration interval,
            FeedRhythm rhythm,
            int window,
            PublisherPace pace,
            int failureScore,
            Duration failingFor) {
        /** @param freshFor that the answer says; null for nothing */
        static Subject of(Feed feed, FeedState state, Duration freshFor, Instant now) {
            Integer interval = feed.getPollIntervalSeconds();
            Instant well = state.getLastSuccess() == null ? feed.getAdded() : state.getLastSuccess();
            return new Subject(
                    feed.getUri(),
                    interval == null ? null : Duration.ofSeconds(interval),
                    FeedRhythm.of(state.getRhythm()),
                    state.getEntriesInDocument(),
                    new PublisherPace(
                            state.getPaceSeconds() == 0 ? null : Duration.ofSeconds(state.getPaceSeconds()),
                            freshFor,
                            state.getSkipHours(),
                            state.getSkipDays()),
                    state.getFailureScore(),
                    well.isAfter(now) ? Duration.ZERO : Duration.between(well, now));
        }
    }

    /**
     * How a document joins the one before.
     *
     * @param sinceLast between the two
     * @param knownShare of its entries, 0 to 1
     * @param missed whether entries may have come and gone in between
     */
    record Overlap(Duration sinceLast, double knownShare, boolean missed) {
        /** Nothing came before. */
        static final Overlap FIRST = new Overlap(LONGEST, 1, false);
    }

    /** A document came. */
    Instant fetched(Subject feed, Overlap overlap) {
        Duration wait = steady(feed);
        if (exact(feed) == null && (overlap.missed() || overlap.knownShare() < LITTLE_KNOWN)) {
            double share = overlap.missed() ? LEAST_SHARE : Math.max(LEAST_SHARE, overlap.knownShare());
            Duration sooner = Duration.ofMillis((long) (overlap.sinceLast().toMillis() * share));
            wait = min(wait, max(sooner, limits.shortest()));
        }
        return polite(feed, wait);
    }

    /** The copy at hand is still good. */
    Instant notModified(Subject feed) {
        return polite(feed, steady(feed));
    }

    /** Asked too often. @param retryAfter what the server asked for; null when it didn't say */
    Instant throttled(Subject feed, Duration retryAfter) {
        Duration backOff = backOff(feed);
        return later(feed, retryAfter == null ? backOff : max(retryAfter, backOff));
    }

    /**
     * Refused (403). At first that is taken for a limit of requests, which many servers tell so; only then for the server's last
     * word.
     *
     * @param inARow this one included
     */
    Instant refused(Subject feed, int inARow) {
        Duration backOff = backOff(feed);
        boolean limit = exact(feed) == null && inARow <= REFUSALS_AS_LIMIT;
        return later(feed, limit ? max(backOff, limits.usual().multipliedBy(USUALS_AFTER_REFUSAL)) : backOff);
    }

    /** Whether so many refusals in a row still count as a limit of requests. */
    static boolean isLimit(int refusalsInARow) {
        return refusalsInARow <= REFUSALS_AS_LIMIT;
    }

    /** Taken away by its publisher, or another feed's double: looked for once a month. */
    Instant muted() {
        return after(MUTED);
    }

    /** Anything else. */
    Instant failed(Subject feed) {
        return later(feed, backOff(feed));
    }

    /** Hours and days to skip hold for a feed in trouble, too. */
    private Instant later(Subject feed, Duration wait) {
        return exact(feed) != null ? after(wait) : feed.pace().notSkipped(after(wait));
    }

    private Duration steady(Subject feed) {
        Duration exact = exact(feed);
        return exact != null ? exact : min(max(rhythmic(feed), limits.shortest()), limits.longest());
    }

    private Duration rhythmic(Subject feed) {
        Instant now = clock.instant();
        double hours = STEP.toSeconds() / 3_600.0;
        double budget = limits.usual().toMillis() / 3_600_000.0;
        double most = feed.window() == 0 ? Double.MAX_VALUE : Math.max(0.5, feed.window() * DOCUMENT_SHARE);
        double spent = 0;
        double expected = 0;
        for (Duration wait = Duration.ZERO; wait.compareTo(limits.longest()) < 0; wait = wait.plus(STEP)) {
            Instant at = now.plus(wait);
            double rate =
                    Math.max(feed.rhythm().rate(at), LATE_WEIGHT * feed.rhythm().lateRate(at));
            double cost = Math.sqrt(rate) * hours;
            double entries = rate * hours;
            if (spent + cost >= budget || expected + entries >= most) {
                double part = Math.min((budget - spent) / cost, (most - expected) / entries);
                return wait.plusMillis((long) (STEP.toMillis() * Math.clamp(part, 0, 1)));
            }
            spent += cost;
            expected += entries;
        }
        return limits.longest();
    }

    private Instant polite(Subject feed, Duration wait) {
        if (exact(feed) != null) {
            return after(wait);
        }
        return feed.pace().notSkipped(after(offset(max(wait, feed.pace().least()), feed.uri())));
    }

    private Duration backOff(Subject feed) {
        Duration exact = exact(feed);
        Duration first = exact == null ? offset(limits.usual(), feed.uri()) : exact;
        Duration longest = exact == null
                ? max(LONGEST_BACK_OFF, feed.failingFor().dividedBy(FAILING_SHARE))
                : max(LONGEST_FIXED_BACK_OFF, first);
        double doublings = Math.clamp(feed.failureScore() / 2.0 - 1, 0, MOST_DOUBLINGS);
        return min(Duration.ofMillis((long) (first.toMillis() * Math.pow(2, doublings))), longest);
    }

    private Duration exact(Subject feed) {
        return feed.interval() != null ? feed.interval() : fixed;
    }

    private static Duration offset(Duration interval, String uri) {
        int thousandth = Math.floorMod(uri.hashCode() * 31, 1_000);
        return interval.plusMillis(interval.toMillis() * thousandth / 10_000);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private Instant after(Duration wait) {
        return clock.instant().plus(max(Duration.ZERO, min(wait, LONGEST)));
    }
}
