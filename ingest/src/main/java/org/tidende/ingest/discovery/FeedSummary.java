package org.tidende.ingest.discovery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tidende.contract.CanonicalUrl;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.feed.ParsedFeed;

/**
 * What is told of a feed that was read.
 *
 * @param title null when it has none
 * @param link of its site; null when it names none
 * @param language as declared; null when it isn't
 * @param newest date of its newest entry; null when none has one
 * @param keys what its first entries are known by, for finding the same content at another address
 */
public record FeedSummary(
        ParsedFeed.Format format,
        String title,
        String link,
        String language,
        int entries,
        Instant newest,
        Set<String> keys) {
    private static final int COMPARED = 30;

    /** Copies its set. */
    public FeedSummary {
        keys = Set.copyOf(keys);
    }

    static FeedSummary of(ParsedFeed feed) {
        List<ParsedEntry> entries = feed.entries();
        Instant newest = entries.stream()
                .map(entry -> entry.published() == null ? entry.updated() : entry.published())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        Set<String> keys = new HashSet<>();
        entries.stream()
                .limit(COMPARED)
                .map(FeedSummary::key)
                .filter(Objects::nonNull)
                .forEach(keys::add);
        return new FeedSummary(feed.format(), feed.title(), feed.link(), feed.language(), entries.size(), newest, keys);
    }

    private static String key(ParsedEntry entry) {
        return CanonicalUrl.parse(entry.link())
                .map(CanonicalUrl::identity)
                .orElse(entry.guid() == null ? entry.title() : entry.guid());
    }

    /** Whether both tell the same entries, but for a few. */
    boolean isSameContent(FeedSummary other) {
        if (keys.isEmpty() || other.keys.isEmpty()) {
            return false;
        }
        long shared = keys.stream().filter(other.keys::contains).count();
        return shared * 5 >= (keys.size() + other.keys.size() - shared) * 4;
    }
}
