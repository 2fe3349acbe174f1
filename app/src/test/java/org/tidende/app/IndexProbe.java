package org.tidende.app;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.Hit;
import org.tidende.sink.IndexException;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SearchQuery;

/** Asks the index from within the test, as often as waiting needs. */
final class IndexProbe {
    private IndexProbe() {}

    /** Hits of a query, at most 1,000; none while there is no index to ask. */
    static List<Hit> hits(String openSearch, String query) {
        try (ArticleSearch search = new ArticleSearch(OpenSearchConfig.of(URI.create(openSearch)), "tidende")) {
            return search.search(new SearchQuery(query, null, null, null, null, null, 1_000))
                    .hits();
        } catch (IndexException notYet) {
            return List.of();
        }
    }

    /** Ids of all articles. */
    static Set<String> ids(String openSearch) {
        Set<String> ids = new TreeSet<>();
        hits(openSearch, "*").forEach(hit -> ids.add(hit.id()));
        return ids;
    }
}
