package org.tidende.ingest.discovery;

import java.util.List;

/**
 * A feed that was found, fetched and read.
 *
 * @param address to subscribe: where permanent redirects lead, else as it was found
 * @param source how it was found
 * @param language as whoever points there says, else as it says itself; null when nobody says
 * @param sameAs further addresses with the same entries
 */
public record FoundFeed(
        String address,
        FeedKind kind,
        Candidate.Source source,
        String language,
        FeedSummary feed,
        List<String> sameAs) {
    /** Copies its list. */
    public FoundFeed {
        sameAs = List.copyOf(sameAs);
    }
}
