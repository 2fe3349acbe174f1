package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.FetchHistory;
import org.tidende.ingest.PollOutcome;

/** How polling a feed goes: its last fetches, what may have been missed, whom it is told apart from. */
final class FeedPolling {
    private static final int SHOWN = 10;

    private FeedPolling() {}

    /**
     * The last ten fetches, oldest first, a character each: {@code +} news, {@code .} none, {@code w} asked to wait, {@code r}
     * refused, {@code c} a challenge page, {@code x} failed, {@code ?} no feed, {@code g} gone, {@code d} a duplicate.
     */
    static String lately(FeedState state) {
        StringBuilder shown = new StringBuilder(SHOWN);
        history(state).fetches().stream().limit(SHOWN).forEach(fetch -> shown.insert(0, mark(fetch.outcome())));
        return shown.toString();
    }

    private static char mark(PollOutcome outcome) {
        return switch (outcome) {
            case NEWS -> '+';
            case NO_NEWS, UNCHANGED, NOT_MODIFIED -> '.';
            case THROTTLED -> 'w';
            case REFUSED -> 'r';
            case CHALLENGED -> 'c';
            case FAILED -> 'x';
            case NOT_A_FEED, UNKNOWN -> '?';
            case GONE -> 'g';
            case DUPLICATE -> 'd';
        };
    }

    /** Fields of the object that is open. */
    static void write(JsonGenerator json, FeedState state) throws IOException {
        json.writeStringField("duplicateOf", state.getDuplicateOf());
        json.writeNumberField("misses", state.getMisses());
        time(json, "lastMiss", state.getLastMiss());
        json.writeNumberField("lies", state.getLies());
        time(json, "distrustedUntil", state.getDistrustedUntil());
        time(json, "domainHeldUntil", state.getDomainHeldUntil());
        json.writeArrayFieldStart("fetches");
        for (FetchHistory.Fetch fetch : history(state).fetches()) {
            json.writeStartObject();
            time(json, "at", fetch.at());
            json.writeStringField("outcome", fetch.outcome().name().toLowerCase(Locale.ROOT));
            if (fetch.status() != 0) {
                json.writeNumberField("status", fetch.status());
            }
            json.writeNumberField("entries", fetch.entries());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static FetchHistory history(FeedState state) {
        return FetchHistory.of(state.getRecent(), state.getLastAttempt());
    }

    private static void time(JsonGenerator json, String name, Instant time) throws IOException {
        json.writeStringField(name, time == null ? null : time.toString());
    }
}
