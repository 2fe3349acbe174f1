package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tidende.contract.Records;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedFeed;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;

/**
 * What a poll asks and what it changes: the next state of the feed, and of a document that differs from the last one its new and
 * changed entries. Pure but for the clock.
 */
final class PollEvaluation {
    private static final int SHORT_TEXT = 200;
    private static final int QUIET_DAYS = 30;

    private final FeedParser parser;
    private final EntryReader reader;
    private final PollSchedule schedule;
    private final MoveWatch moves;
    private final Validators validators;
    private final FailedPoll failures;
    private final InstantSource clock;

    PollEvaluation(
            FeedParser parser, EntryReader reader, PollSchedule schedule, PollLimits limits, InstantSource clock) {
        Records.trust();
        this.parser = parser;
        this.reader = reader;
        this.schedule = schedule;
        this.moves = new MoveWatch(limits.moveAfter());
        this.validators = new Validators(limits.fullFetch());
        this.failures = new FailedPoll(schedule, moves);
        this.clock = clock;
    }

    /**
     * What a poll changes.
     *
     * @param fresh new and changed entries in the order of the document
     * @param standing all entries of the document, as they are now; empty when there was none
     * @param entries what is seen now; null when that didn't change
     * @param missed whether entries may have come and gone since the last poll
     * @param lied whether its validators were found to lie
     * @param probe to be asked to see whether the validators lie; null when it needn't be
     */
    record Result(
            PollOutcome outcome,
            FeedState state,
            List<Fresh> fresh,
            List<SeenEntries.Entry> standing,
            SeenEntries entries,
            int known,
            int doubles,
            boolean missed,
            boolean lied,
            FetchRequest probe) {
        private static Result of(PollOutcome outcome, FeedState state) {
            return new Result(outcome, state, List.of(), List.of(), null, 0, 0, false, false, null);
        }
    }

    /** A new or changed entry. */
    record Fresh(EntryReader.Read read, SeenEntries.Kind kind) {}

    /** What to ask. @param state null when the feed was never polled */
    FetchRequest request(Feed feed, FeedState state) {
        Instant now = clock.instant();
        return validators.request(moves.address(feed.getUri(), state, now), state, now);
    }

    /** @param before null when the feed was never polled */
    Result evaluate(Feed feed, FeedState before, SeenEntries seen, FetchRequest asked, FetchResult fetched) {
        Instant now = clock.instant();
        FeedState state = next(feed, before, fetched, now);
        Result result =
                switch (fetched) {
                    case FetchResult.Fetched document -> document(feed, before, state, seen, asked, document, now);
                    case FetchResult.NotModified unchanged
                    when asked.etag() == null && asked.lastModified() == null ->
                        Result.of(failures.unasked(feed, state, asked, now), state);
                    case FetchResult.NotModified unchanged -> {
                        moves.answered(state, asked.address(), unchanged.movedTo(), now);
                        Validators.confirmed(state, unchanged, now);
                        watched(state, now);
                        succeeded(state, now, 304);
                        settled(state, "not modified", now);
                        state.setNextAttempt(
                                schedule.notModified(PollSchedule.Subject.of(feed, state, unchanged.freshFor(), now)));
                        yield Result.of(PollOutcome.NOT_MODIFIED, state);
                    }
                    case FetchResult.Throttled throttled ->
                        Result.of(failures.throttled(feed, state, asked, throttled, now), state);
                    case FetchResult.Challenged challenged ->
                        Result.of(failures.challenged(feed, state, asked, challenged, now), state);
                    case FetchResult.Gone gone -> Result.of(failures.gone(feed, state, asked, now), state);
                    case FetchResult.Failed failed ->
                        Result.of(failures.failed(feed, state, asked, failed, now), state);
                };
        PollOutcome outcome = result.outcome();
        Integer status = state.getHttpStatus();
        state.setRecent(FetchHistory.with(
                state.getRecent(),
                before == null ? null : before.getLastAttempt(),
                now,
                outcome,
                status == null ? 0 : status,
                result.fresh().size()));
        StateSize.fit(state);
        return result;
    }

    private static FeedState next(Feed feed, FeedState before, FetchResult fetched, Instant now) {
        FeedState state = before == null
                ? FeedState.newBuilder().setUri(feed.getUri()).build()
                : FeedState.newBuilder(before).build();
        state.setLastAttempt(now);
        state.setResponseMillis(fetched.millis());
        state.setNewEntries(0);
        return state;
    }

    private Result document(
            Feed feed,
            FeedState before,
            FeedState state,
            SeenEntries seen,
            FetchRequest asked,
            FetchResult.Fetched document,
            Instant now) {
        byte[] hash = Arrays.copyOf(Hashes.sha256(document.body()), 8);
        state.setResponseBytes(document.body().length);
        if (state.getContentHash() != null && state.getContentHash().equals(ByteBuffer.wrap(hash))) {
            moves.answered(state, asked.address(), document.movedTo(), now);
            validators.fetched(state, asked, document, false, now);
            watched(state, now);
            succeeded(state, now, document.status());
            settled(state, "unchanged", now);
            state.setNextAttempt(schedule.notModified(PollSchedule.Subject.of(feed, state, document.freshFor(), now)));
            return Result.of(PollOutcome.UNCHANGED, state);
        }
        ParsedFeed parsed = parser.parseResponse(document.body(), document.headers(), document.address());
        if (parsed.format() == ParsedFeed.Format.UNKNOWN) {
            return Result.of(failures.noFeed(feed, state, asked, document.status(), now), state);
        }
        moves.answered(state, asked.address(), document.movedTo(), now);
        EntryReader.Document entries = reader.read(feed, parsed, now);
        List<Fresh> fresh = new ArrayList<>();
        List<EntryReader.Read> unseen = new ArrayList<>();
        List<SeenEntries.Entry> standing = new ArrayList<>(entries.reads().size());
        for (EntryReader.Read read : entries.reads()) {
            standing.add(read.seen());
            SeenEntries.Kind kind = seen.look(read.seen());
            if (kind != SeenEntries.Kind.KNOWN) {
                fresh.add(new Fresh(read, kind));
            }
            if (kind == SeenEntries.Kind.NEW) {
                unseen.add(read);
            }
        }
        int today = (int) Math.floorDiv(now.getEpochSecond(), 86_400L);
        boolean write = !fresh.isEmpty() || seen.isStale(standing, today);
        boolean missed = !unseen.isEmpty() && NewestEntries.areGone(state.getNewest(), standing);
        final FetchRequest probe = validators.fetched(state, asked, document, !fresh.isEmpty(), now);
        state.setRhythm(
                PublicationTimes.learn(state, entries.reads(), unseen, now).packed());
        state.setNewest(NewestEntries.of(entries.reads(), now));
        state.setContentHash(ByteBuffer.wrap(hash));
        pace(state, parsed);
        final PollSchedule.Overlap overlap = overlap(before, seen, standing.size(), unseen.size(), missed, now);
        succeeded(state, now, document.status());
        state.setTitle(parsed.title() == null ? null : Sizes.codePoints(parsed.title(), SHORT_TEXT));
        state.setEntriesInDocument(parsed.entries().size());
        state.setNewEntries(fresh.size());
        if (!fresh.isEmpty()) {
            state.setLastNewEntry(now);
        }
        if (missed) {
            state.setMisses(state.getMisses() + 1);
            state.setLastMiss(now);
        }
        settled(state, status(parsed, fresh.size(), missed), now);
        state.setNextAttempt(schedule.fetched(PollSchedule.Subject.of(feed, state, document.freshFor(), now), overlap));
        return new Result(
                fresh.isEmpty() ? PollOutcome.NO_NEWS : PollOutcome.NEWS,
                state,
                List.copyOf(fresh),
                standing,
                write ? seen.with(standing, today) : null,
                standing.size() - fresh.size(),
                entries.doubles(),
                missed,
                before != null && state.getLies() > before.getLies(),
                probe);
    }

    private static PollSchedule.Overlap overlap(
            FeedState before, SeenEntries seen, int standing, int unseen, boolean missed, Instant now) {
        if (before == null || before.getLastSuccess() == null || seen.size() == 0 || standing == 0) {
            return PollSchedule.Overlap.FIRST;
        }
        return new PollSchedule.Overlap(
                Duration.between(before.getLastSuccess(), now), 1 - (double) unseen / standing, missed);
    }

    private static void pace(FeedState state, ParsedFeed parsed) {
        Duration interval = parsed.pace().interval();
        state.setPaceSeconds(interval == null ? 0 : (int) Math.min(Integer.MAX_VALUE, interval.toSeconds()));
        state.setSkipHours(parsed.pace().skipHours());
        state.setSkipDays(parsed.pace().skipDays());
    }

    private static String status(ParsedFeed parsed, int fresh, boolean missed) {
        String status = fresh == 0 ? "no news" : fresh + " new or changed entries";
        if (missed) {
            status += "; entries may have been missed";
        }
        return parsed.problems().isEmpty() ? status : status + "; repaired: " + String.join("; ", parsed.problems());
    }

    /** The answer to a probe is there: a 304 means that the validators vouched for what had changed. */
    void probed(Result result, FetchResult answer) {
        if (answer instanceof FetchResult.NotModified) {
            Validators.lied(result.state(), clock.instant());
            settled(result.state(), result.state().getStatus(), clock.instant());
            StateSize.fit(result.state());
        }
    }

    /** What a poll changes when it turns out that the feed has moved to where another one is: nothing, but that it is muted. */
    Result duplicate(Feed feed, FeedState before, Result found, String earlier) {
        FeedState state = FeedState.newBuilder(found.state()).build();
        state.setContentHash(before == null ? null : before.getContentHash());
        state.setEtag(before == null ? null : before.getEtag());
        state.setLastModified(before == null ? null : before.getLastModified());
        state.setNewest(before == null ? ByteBuffer.allocate(0) : before.getNewest());
        state.setNewEntries(0);
        state.setDuplicateOf(earlier);
        state.setHealth(FeedHealth.duplicate);
        state.setStatus(Sizes.codePoints("has moved to where " + earlier + " is polled already", SHORT_TEXT));
        state.setNextAttempt(schedule.muted());
        state.setRecent(FetchHistory.with(
                before == null ? ByteBuffer.allocate(0) : before.getRecent(),
                before == null ? null : before.getLastAttempt(),
                clock.instant(),
                PollOutcome.DUPLICATE,
                state.getHttpStatus() == null ? 0 : state.getHttpStatus(),
                0));
        StateSize.fit(state);
        return Result.of(PollOutcome.DUPLICATE, state);
    }

    private static void watched(FeedState state, Instant now) {
        if (state.getLastSuccess() != null && state.getRhythm().hasRemaining()) {
            state.setRhythm(FeedRhythm.of(state.getRhythm())
                    .with(state.getLastSuccess(), now, List.of())
                    .packed());
        }
    }

    private static void succeeded(FeedState state, Instant now, int status) {
        state.setLastSuccess(now);
        state.setFailures(0);
        state.setFailureScore(0);
        state.setError(null);
        state.setHttpStatus(status);
        state.setDomainHeldUntil(null);
    }

    private static void settled(FeedState state, String status, Instant now) {
        Instant lastNews = state.getLastNewEntry();
        boolean quiet = lastNews != null && Duration.between(lastNews, now).toDays() >= QUIET_DAYS;
        state.setHealth(quiet ? FeedHealth.quiet : FeedHealth.ok);
        state.setDuplicateOf(null);
        String distrust = Validators.isDistrusted(state, now) && !status.contains("validators")
                ? "; validators lie and are not used"
                : "";
        state.setStatus(Sizes.codePoints(status + distrust, SHORT_TEXT));
    }
}
