package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.tidende.contract.Records;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedFeed;
import org.tidende.ingest.fetch.FetchResult;

/**
 * What a poll changes: the next state of the feed, and of a document that differs from the last one its new and changed entries.
 * Pure but for the clock.
 */
final class PollEvaluation {
    private static final int LONGEST_VALIDATOR = 300;
    private static final int SHORT_TEXT = 200;

    private final FeedParser parser;
    private final EntryReader reader;
    private final PollSchedule schedule;
    private final InstantSource clock;

    PollEvaluation(FeedParser parser, EntryReader reader, PollSchedule schedule, InstantSource clock) {
        Records.trust();
        this.parser = parser;
        this.reader = reader;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** How a poll went, as it is counted. */
    enum Outcome {
        /** A document with new or changed entries. */
        NEWS,
        /** A document without. */
        NO_NEWS,
        /** The document of last time, sent again. */
        UNCHANGED,
        /** A 304. */
        NOT_MODIFIED,
        /** A 429 or 503. */
        THROTTLED,
        /** A 410. */
        GONE,
        /** Something that is no feed. */
        NOT_A_FEED,
        /** Anything else. */
        FAILED
    }

    /**
     * What a poll changes.
     *
     * @param fresh new and changed entries in the order of the document
     * @param standing all entries of the document, as they are now; empty when there was none
     * @param entries what is seen now; null when that didn't change
     */
    record Result(
            Outcome outcome,
            FeedState state,
            List<Fresh> fresh,
            List<SeenEntries.Entry> standing,
            SeenEntries entries,
            int known,
            int doubles) {}

    /** A new or changed entry. */
    record Fresh(EntryReader.Read read, SeenEntries.Kind kind) {}

    /** @param before null when the feed was never polled */
    Result evaluate(Feed feed, FeedState before, SeenEntries seen, FetchResult fetched) {
        Instant now = clock.instant();
        FeedState state = before == null
                ? FeedState.newBuilder().setUri(feed.getUri()).build()
                : FeedState.newBuilder(before).build();
        state.setLastAttempt(now);
        state.setResponseMillis(fetched.millis());
        return switch (fetched) {
            case FetchResult.Fetched document -> document(feed, state, seen, document, now);
            case FetchResult.NotModified unchanged -> {
                succeeded(state, now, 304);
                moved(state, unchanged.movedTo());
                state.setNewEntries(0);
                yield settled(Outcome.NOT_MODIFIED, feed, state, "not modified");
            }
            case FetchResult.Throttled throttled -> {
                state.setHttpStatus(throttled.status());
                yield unsuccessful(
                        Outcome.THROTTLED,
                        feed,
                        state,
                        FeedHealth.failing,
                        "asked too often (HTTP " + throttled.status() + ")",
                        throttled.retryAfter());
            }
            case FetchResult.Gone gone -> {
                state.setHttpStatus(410);
                yield unsuccessful(
                        Outcome.GONE, feed, state, FeedHealth.gone, "taken away by its publisher (HTTP 410)", null);
            }
            case FetchResult.Failed failed -> {
                state.setHttpStatus(failed.status());
                yield unsuccessful(Outcome.FAILED, feed, state, FeedHealth.failing, failed.reason(), null);
            }
        };
    }

    private Result document(Feed feed, FeedState state, SeenEntries seen, FetchResult.Fetched document, Instant now) {
        byte[] hash = Arrays.copyOf(Hashes.sha256(document.body()), 8);
        moved(state, document.movedTo());
        state.setResponseBytes(document.body().length);
        state.setHttpStatus(document.status());
        if (state.getContentHash() != null && state.getContentHash().equals(ByteBuffer.wrap(hash))) {
            validators(state, document);
            succeeded(state, now, document.status());
            state.setNewEntries(0);
            return settled(Outcome.UNCHANGED, feed, state, "unchanged");
        }
        ParsedFeed parsed = parser.parseResponse(document.body(), document.headers(), document.address());
        if (parsed.format() == ParsedFeed.Format.UNKNOWN) {
            return unsuccessful(Outcome.NOT_A_FEED, feed, state, FeedHealth.failing, "what came is no feed", null);
        }
        EntryReader.Document entries = reader.read(feed, parsed, now);
        List<Fresh> fresh = new ArrayList<>();
        List<SeenEntries.Entry> standing = new ArrayList<>(entries.reads().size());
        for (EntryReader.Read read : entries.reads()) {
            standing.add(read.seen());
            SeenEntries.Kind kind = seen.look(read.seen());
            if (kind != SeenEntries.Kind.KNOWN) {
                fresh.add(new Fresh(read, kind));
            }
        }
        int today = (int) Math.floorDiv(now.getEpochSecond(), 86_400L);
        boolean write = !fresh.isEmpty() || seen.isStale(standing, today);
        validators(state, document);
        state.setContentHash(ByteBuffer.wrap(hash));
        succeeded(state, now, document.status());
        state.setTitle(parsed.title() == null ? null : Sizes.codePoints(parsed.title(), SHORT_TEXT));
        state.setEntriesInDocument(parsed.entries().size());
        state.setNewEntries(fresh.size());
        if (!fresh.isEmpty()) {
            state.setLastNewEntry(now);
        }
        String status = fresh.isEmpty() ? "no news" : fresh.size() + " new or changed entries";
        if (!parsed.problems().isEmpty()) {
            status += "; repaired: " + String.join("; ", parsed.problems());
        }
        Result settled = settled(fresh.isEmpty() ? Outcome.NO_NEWS : Outcome.NEWS, feed, state, status);
        return new Result(
                settled.outcome(),
                state,
                List.copyOf(fresh),
                standing,
                write ? seen.with(standing, today) : null,
                standing.size() - fresh.size(),
                entries.doubles());
    }

    private Result settled(Outcome outcome, Feed feed, FeedState state, String status) {
        Instant lastNews = state.getLastNewEntry();
        boolean quiet =
                lastNews != null && Duration.between(lastNews, clock.instant()).toDays() >= 30;
        state.setHealth(quiet ? FeedHealth.quiet : FeedHealth.ok);
        state.setStatus(Sizes.codePoints(status, SHORT_TEXT));
        PollSchedule.Rhythm rhythm = rhythm(feed, state);
        state.setNextAttempt(outcome == Outcome.NOT_MODIFIED ? schedule.notModified(rhythm) : schedule.fetched(rhythm));
        return new Result(outcome, state, List.of(), List.of(), null, 0, 0);
    }

    private Result unsuccessful(
            Outcome outcome, Feed feed, FeedState state, FeedHealth health, String reason, Duration retryAfter) {
        state.setHealth(health);
        state.setFailures(state.getFailures() + 1);
        state.setError(Sizes.codePoints(reason, SHORT_TEXT));
        state.setStatus(Sizes.codePoints(reason, SHORT_TEXT));
        state.setNewEntries(0);
        PollSchedule.Rhythm rhythm = rhythm(feed, state);
        state.setNextAttempt(
                switch (outcome) {
                    case THROTTLED -> schedule.throttled(rhythm, retryAfter);
                    case GONE -> schedule.gone(rhythm);
                    case FAILED, NOT_A_FEED -> schedule.failed(rhythm);
                    case NEWS, NO_NEWS, UNCHANGED, NOT_MODIFIED ->
                        throw new IllegalStateException(outcome + " is a success");
                });
        return new Result(outcome, state, List.of(), List.of(), null, 0, 0);
    }

    private static void succeeded(FeedState state, Instant now, int status) {
        state.setLastSuccess(now);
        state.setFailures(0);
        state.setError(null);
        state.setHttpStatus(status);
    }

    private static void moved(FeedState state, String movedTo) {
        if (movedTo != null && !Objects.equals(movedTo, state.getMovedTo()) && movedTo.length() <= 2 * SHORT_TEXT) {
            state.setMovedTo(movedTo);
        }
    }

    /** Both, always; one that is too long to keep is none. */
    private static void validators(FeedState state, FetchResult.Fetched document) {
        state.setEtag(validator(document.etag()));
        state.setLastModified(validator(document.lastModified()));
    }

    private static String validator(String value) {
        return value == null || value.isBlank() || value.length() > LONGEST_VALIDATOR ? null : value;
    }

    private static PollSchedule.Rhythm rhythm(Feed feed, FeedState state) {
        Duration interval =
                feed.getPollIntervalSeconds() == null ? null : Duration.ofSeconds(feed.getPollIntervalSeconds());
        return new PollSchedule.Rhythm(feed.getUri(), interval, state.getLastNewEntry(), state.getFailures());
    }
}
