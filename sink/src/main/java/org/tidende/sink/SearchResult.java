package org.tidende.sink;

import java.util.List;

/**
 * What a question found.
 *
 * @param total articles that match
 * @param hits the best of them; without words in the question the newest
 */
public record SearchResult(long total, List<Hit> hits) {
    /** Copies the list. */
    public SearchResult {
        hits = List.copyOf(hits);
    }
}
