package org.tidende.ingest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;

/**
 * ETag and Last-Modified of a feed: both are kept and both sent, always, except when it is time for a full fetch or when they have
 * lied. They lie when they vouch for a document that has changed. That is found out by a document that was asked for without them
 * and brings news: either it carries the validators of the one before, or the old ones, sent once more, are still good (304). Then
 * they are not used for a week, twice as long each time.
 *
 * <p>A Last-Modified in the future is not kept: as If-Modified-Since it would be true for ever (RFC 9110 section 8.8.2.1).
 */
final class Validators {
    private static final int LONGEST = 300;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration DISTRUST = Duration.ofDays(7);
    private static final Duration LONGEST_DISTRUST = Duration.ofDays(30);
    private static final int SOONER_AFTER_LIES = 4;

    private final Duration fullFetch;

    Validators(Duration fullFetch) {
        this.fullFetch = fullFetch;
    }

    /** With them, if they are to be used now. */
    FetchRequest request(String address, FeedState state, Instant now) {
        return state == null || isDistrusted(state, now) || isFullDue(state, now)
                ? new FetchRequest(address, null, null)
                : new FetchRequest(address, state.getEtag(), state.getLastModified());
    }

    private boolean isFullDue(FeedState state, Instant now) {
        Duration each = state.getLies() > 0 ? fullFetch.dividedBy(SOONER_AFTER_LIES) : fullFetch;
        return state.getLastFull() == null || !now.isBefore(state.getLastFull().plus(each));
    }

    static boolean isDistrusted(FeedState state, Instant now) {
        return state.getDistrustedUntil() != null && now.isBefore(state.getDistrustedUntil());
    }

    private static boolean has(FeedState state) {
        return state.getEtag() != null || state.getLastModified() != null;
    }

    /**
     * A document came: its validators replace those of the one before.
     *
     * @param news whether it has new or changed entries
     * @return what to ask to see whether those before lie; null when that is known, or needn't be
     */
    FetchRequest fetched(FeedState state, FetchRequest asked, FetchResult.Fetched document, boolean news, Instant now) {
        FetchRequest probe = null;
        boolean full = asked.etag() == null && asked.lastModified() == null;
        if (full && news && has(state) && !isDistrusted(state, now)) {
            boolean same = state.getEtag() != null
                    ? state.getEtag().equals(document.etag())
                    : state.getLastModified().equals(document.lastModified());
            if (same) {
                lied(state, now);
            } else {
                probe = new FetchRequest(asked.address(), state.getEtag(), state.getLastModified());
            }
        }
        if (full) {
            state.setLastFull(now);
        }
        state.setEtag(usable(document.etag()));
        state.setLastModified(date(document.lastModified(), now));
        return probe;
    }

    /** They vouched for what had changed. */
    static void lied(FeedState state, Instant now) {
        state.setLies(state.getLies() + 1);
        Duration time = DISTRUST.multipliedBy(1L << Math.min(state.getLies() - 1, 3));
        state.setDistrustedUntil(now.plus(time.compareTo(LONGEST_DISTRUST) > 0 ? LONGEST_DISTRUST : time));
    }

    /** A 304 may bring newer ones (RFC 9111 section 3.2). */
    static void confirmed(FeedState state, FetchResult.NotModified answer, Instant now) {
        if (usable(answer.etag()) != null) {
            state.setEtag(usable(answer.etag()));
        }
        if (date(answer.lastModified(), now) != null) {
            state.setLastModified(date(answer.lastModified(), now));
        }
    }

    private static String usable(String value) {
        return value == null || value.isBlank() || value.length() > LONGEST ? null : value;
    }

    private static String date(String value, Instant now) {
        String text = usable(value);
        if (text == null) {
            return null;
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isAfter(now.plus(CLOCKS_DIFFER)) ? null : text;
        } catch (DateTimeException unreadable) {
            // Servers that write no date compare the text.
            return text;
        }
    }
}
