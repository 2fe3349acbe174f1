package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.feed.FeedCatalog;

/** Feeds with what became of them, for people and for programs. */
final class FeedListing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<FeedCatalog.Listed> feeds;
    private final FeedWorkers workers;

    FeedListing(List<FeedCatalog.Listed> feeds, FeedWorkers workers) {
        this.feeds = feeds;
        this.workers = workers;
    }

    /** A table, and what holds for all of them below it. */
    List<String> table(Instant now) {
        TextTable table = new TextTable(
                List.of("feed", "health", "worker", "last poll", "next poll", "lately", "entries", "status"),
                60,
                10,
                24,
                9,
                9,
                10,
                13,
                70);
        feeds.forEach(feed -> table.add(row(feed, now)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(feeds.size() + (feeds.size() == 1 ? " feed; " : " feeds; ") + shares() + "; lag: "
                + workers.behind().values().stream().mapToLong(Long::longValue).sum() + " changes of feeds to take up, "
                + workers.entriesBehind() + " entries to make articles of" + missing());
        return lines;
    }

    private List<String> row(FeedCatalog.Listed listed, Instant now) {
        Feed feed = listed.feed();
        FeedState state = listed.state();
        FeedWorkers.Worker owner = workers.owner(feed.getUri());
        String worker = owner == null ? "nobody" : owner.instance();
        if (state == null) {
            return List.of(
                    feed.getUri(), feed.getPaused() ? "paused" : "new", worker, "", "", "", "", "not polled yet");
        }
        return List.of(
                feed.getUri(),
                feed.getPaused() ? "paused" : state.getHealth().name(),
                worker,
                state.getLastAttempt() == null ? "" : brief(Duration.between(state.getLastAttempt(), now)) + " ago",
                next(feed, state, now),
                FeedPolling.lately(state),
                state.getEntriesInDocument() + (state.getNewEntries() > 0 ? ", " + state.getNewEntries() + " new" : ""),
                missed(state, now) + state.getStatus());
    }

    /** Before the status, which may be long: what is lost concerns whoever looks. */
    private static String missed(FeedState state, Instant now) {
        if (state.getMisses() == 0) {
            return "";
        }
        return "may have missed entries " + (state.getMisses() == 1 ? "once" : state.getMisses() + " times")
                + (state.getLastMiss() == null
                        ? "; "
                        : ", last " + brief(Duration.between(state.getLastMiss(), now)) + " ago; ");
    }

    private String missing() {
        long missing = feeds.stream()
                .filter(listed -> listed.state() != null && listed.state().getMisses() > 0)
                .count();
        return missing == 0 ? "" : "; entries may have been missed in " + missing;
    }

    private static String next(Feed feed, FeedState state, Instant now) {
        if (feed.getPaused() || state.getNextAttempt() == null) {
            return "";
        }
        Duration wait = Duration.between(now, state.getNextAttempt());
        return wait.isPositive() ? "in " + brief(wait) : "due";
    }

    private static String brief(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 120
                ? seconds + " s"
                : seconds < 7_200
                        ? seconds / 60 + " min"
                        : seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }

    /** How many feeds each worker has. */
    private String shares() {
        Map<String, Integer> shares = new TreeMap<>();
        workers.owners().values().forEach(worker -> shares.put(worker.instance(), 0));
        feeds.forEach(feed -> {
            FeedWorkers.Worker owner = workers.owner(feed.feed().getUri());
            if (owner != null) {
                shares.merge(owner.instance(), 1, Integer::sum);
            }
        });
        return shares.isEmpty()
                ? "no worker polls them"
                : shares.entrySet().stream()
                        .map(share -> share.getKey() + " polls " + share.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** An object a feed, each on a line. */
    List<String> json() throws IOException {
        List<String> lines = new ArrayList<>(feeds.size());
        for (FeedCatalog.Listed listed : feeds) {
            lines.add(json(listed));
        }
        return lines;
    }

    private String json(FeedCatalog.Listed listed) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
            Feed feed = listed.feed();
            FeedState state = listed.state();
            json.writeStartObject();
            json.writeStringField("uri", feed.getUri());
            json.writeStringField(
                    "title", feed.getTitle() == null && state != null ? state.getTitle() : feed.getTitle());
            json.writeArrayFieldStart("groups");
            for (String group : feed.getGroups()) {
                json.writeString(group);
            }
            json.writeEndArray();
            json.writeBooleanField("paused", feed.getPaused());
            owner(json, feed.getUri());
            if (state != null) {
                state(json, state);
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private void owner(JsonGenerator json, String uri) throws IOException {
        json.writeNumberField("partition", FeedWorkers.partition(uri));
        FeedWorkers.Worker owner = workers.owner(uri);
        if (owner == null) {
            json.writeNullField("owner");
        } else {
            json.writeObjectFieldStart("owner");
            json.writeStringField("instance", owner.instance());
            json.writeStringField("clientId", owner.clientId());
            json.writeStringField("host", owner.host());
            json.writeEndObject();
        }
        Long behind = workers.behind(uri);
        if (behind == null) {
            json.writeNullField("lag");
        } else {
            json.writeNumberField("lag", behind);
        }
    }

    private static void state(JsonGenerator json, FeedState state) throws IOException {
        json.writeStringField("health", state.getHealth().name());
        json.writeStringField("status", state.getStatus());
        time(json, "lastAttempt", state.getLastAttempt());
        time(json, "lastSuccess", state.getLastSuccess());
        time(json, "lastNewEntry", state.getLastNewEntry());
        time(json, "nextAttempt", state.getNextAttempt());
        if (state.getHttpStatus() == null) {
            json.writeNullField("httpStatus");
        } else {
            json.writeNumberField("httpStatus", state.getHttpStatus());
        }
        json.writeStringField("error", state.getError());
        json.writeNumberField("entriesInDocument", state.getEntriesInDocument());
        json.writeNumberField("newEntries", state.getNewEntries());
        json.writeNumberField("responseMillis", state.getResponseMillis());
        json.writeNumberField("failures", state.getFailures());
        json.writeStringField("movedTo", state.getMovedTo());
        FeedPolling.write(json, state);
    }

    private static void time(JsonGenerator json, String name, Instant time) throws IOException {
        json.writeStringField(name, time == null ? null : time.toString());
    }
}
