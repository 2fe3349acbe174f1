package org.tidende.ingest.discovery;

import java.util.List;

/**
 * What came of looking for the feeds of a site.
 *
 * @param address that the search began at, completed to http or https
 * @param feeds the best first
 * @param rejected addresses that somebody points at and that are no feeds
 * @param notes what else somebody should know, in words
 * @param requests that were made
 */
public record Discovered(
        String address, List<FoundFeed> feeds, List<Rejected> rejected, List<String> notes, int requests) {
    /** Copies its lists. */
    public Discovered {
        feeds = List.copyOf(feeds);
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }

    /** Whether what is there is a list of feeds, which can be imported: nothing else was looked for then. */
    public boolean isList() {
        return rejected.stream()
                .anyMatch(one ->
                        one.source() == Candidate.Source.ADDRESS && one.reason().equals(FeedProbe.LIST));
    }

    /**
     * An address that is no feed.
     *
     * @param reason in words
     */
    public record Rejected(String address, Candidate.Source source, String reason) {}
}
