package org.tidende.sink;

import java.io.IOException;
import java.time.InstantSource;

/** Prepares a cluster for articles, for who wants that done before the sink starts; the sink does it too. */
public final class IndexAdmin {
    private final SinkConfig config;

    /** Asks nothing yet. */
    public IndexAdmin(SinkConfig config) {
        this.config = config;
    }

    /**
     * Puts the index template unless it is there.
     *
     * @throws IndexUnavailableException when no node answers
     * @throws IndexException when another mapping is there under its name, or the cluster refuses
     */
    public void ensure() {
        IndexNames names = new IndexNames(config.indexPrefix(), config.retentionMonths(), InstantSource.system());
        try (OpenSearchClient client = new OpenSearchClient(config.openSearch())) {
            new ArticleIndices(client, IndexAliases.live(client, names), config, true).ensureTemplate();
        } catch (IOException e) {
            throw new IndexUnavailableException(
                    "the index can't be reached at " + config.openSearch().addresses() + ": " + e.getMessage(), e);
        }
    }
}
