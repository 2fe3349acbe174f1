package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.PollSchedule.Subject;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;

/** What a poll that brought nothing usable changes in a feed's state. Validators and what is known of the feed stay. */
final class FailedPoll {
    private static final int SHORT_TEXT = 200;
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);
    private static final Duration SHORT_HOLD = Duration.ofMinutes(1);
    private static final int FORBIDDEN = 403;

    private final PollSchedule schedule;
    private final MoveWatch moves;

    FailedPoll(PollSchedule schedule, MoveWatch moves) {
        this.schedule = schedule;
        this.moves = moves;
    }

    PollOutcome throttled(
            Feed feed, FeedState state, FetchRequest asked, FetchResult.Throttled throttled, Instant now) {
        count(state, asked, FailureWeight.TEMPORARY, throttled.status());
        hold(state, asked, throttled, now);
        state.setNextAttempt(schedule.throttled(Subject.of(feed, state, null, now), throttled.retryAfter()));
        String until = throttled.retryAfter() == null
                ? ""
                : ", again after " + now.plus(throttled.retryAfter()).truncatedTo(ChronoUnit.SECONDS);
        tell(state, FeedHealth.failing, "asked too often (HTTP " + throttled.status() + ")" + until);
        return PollOutcome.THROTTLED;
    }

    /**
     * All feeds of the domain wait as long as the server says, at most a day: then one of them asks again. A 429 speaks of the
     * client and holds for a minute also when it says nothing; a 503 without a time is the trouble of one address.
     *
     * @return null when they needn't wait
     */
    static Instant heldUntil(FetchResult.Throttled throttled, Instant now) {
        if (throttled.retryAfter() == null && throttled.status() != 429) {
            return null;
        }
        Duration asked = throttled.retryAfter() == null ? SHORT_HOLD : throttled.retryAfter();
        return now.plus(asked.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : asked);
    }

    /** Kept with the feed when it is its own domain that wants to be left alone, and not one that it is redirected to. */
    private static void hold(FeedState state, FetchRequest asked, FetchResult.Throttled throttled, Instant now) {
        Instant until = heldUntil(throttled, now);
        boolean own = throttled.address() == null
                || FeedPartitioner.domain(throttled.address()).equals(FeedPartitioner.domain(asked.address()));
        if (until != null && own) {
            state.setDomainHeldUntil(until);
        }
    }

    PollOutcome challenged(
            Feed feed, FeedState state, FetchRequest asked, FetchResult.Challenged challenged, Instant now) {
        count(state, asked, FailureWeight.SOFT, challenged.status());
        state.setNextAttempt(schedule.throttled(Subject.of(feed, state, null, now), challenged.retryAfter()));
        tell(
                state,
                FeedHealth.failing,
                "a challenge page of " + challenged.service() + " (HTTP " + challenged.status() + ")");
        return PollOutcome.CHALLENGED;
    }

    /** Mutes the feed, unless it was not the subscribed address that is gone. */
    PollOutcome gone(Feed feed, FeedState state, FetchRequest asked, Instant now) {
        count(state, asked, FailureWeight.HARD, 410);
        if (!asked.address().equals(feed.getUri())) {
            state.setNextAttempt(schedule.failed(Subject.of(feed, state, null, now)));
            tell(state, FeedHealth.failing, "taken away where it had moved to (HTTP 410)");
            return PollOutcome.FAILED;
        }
        state.setNextAttempt(schedule.muted());
        tell(state, FeedHealth.gone, "taken away by its publisher (HTTP 410)");
        return PollOutcome.GONE;
    }

    /** A 304 where no copy was spoken of. */
    PollOutcome unasked(Feed feed, FeedState state, FetchRequest asked, Instant now) {
        count(state, asked, FailureWeight.SOFT, 304);
        state.setNextAttempt(schedule.failed(Subject.of(feed, state, null, now)));
        tell(state, FeedHealth.failing, "not modified (HTTP 304), but no copy was spoken of");
        return PollOutcome.FAILED;
    }

    PollOutcome noFeed(Feed feed, FeedState state, FetchRequest asked, int status, Instant now) {
        count(state, asked, FailureWeight.HARD, status);
        state.setNextAttempt(schedule.failed(Subject.of(feed, state, null, now)));
        tell(state, FeedHealth.failing, "what came is no feed");
        return PollOutcome.NOT_A_FEED;
    }

    PollOutcome failed(Feed feed, FeedState state, FetchRequest asked, FetchResult.Failed failed, Instant now) {
        if (failed.status() != null && failed.status() == FORBIDDEN) {
            return refused(feed, state, asked, now);
        }
        count(state, asked, FailureWeight.of(failed.failure(), failed.status()), failed.status());
        state.setNextAttempt(schedule.failed(Subject.of(feed, state, null, now)));
        tell(state, FeedHealth.failing, failed.reason());
        return PollOutcome.FAILED;
    }

    private PollOutcome refused(Feed feed, FeedState state, FetchRequest asked, Instant now) {
        int refusals = 1 + FetchHistory.of(state.getRecent(), null).inARow(PollOutcome.REFUSED);
        boolean limit = PollSchedule.isLimit(refusals);
        count(state, asked, limit ? FailureWeight.TEMPORARY : FailureWeight.HARD, FORBIDDEN);
        state.setNextAttempt(schedule.refused(Subject.of(feed, state, null, now), refusals));
        tell(
                state,
                FeedHealth.failing,
                limit ? "refused (HTTP 403), taken for a limit of requests" : "refused (HTTP 403)");
        return PollOutcome.REFUSED;
    }

    private void count(FeedState state, FetchRequest asked, FailureWeight weight, Integer status) {
        state.setHttpStatus(status);
        state.setFailures(state.getFailures() + 1);
        state.setFailureScore(Math.min(state.getFailureScore() + weight.score(), 1_000));
        moves.failed(state, asked.address());
    }

    private static void tell(FeedState state, FeedHealth health, String reason) {
        state.setHealth(health);
        state.setError(Sizes.codePoints(reason, SHORT_TEXT));
        state.setStatus(state.getError());
    }
}
