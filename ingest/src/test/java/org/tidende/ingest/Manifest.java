package org.tidende.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidende.contract.ArticleId;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.record.Feed;

/** Many feeds on one server, each on a domain of its own, and the ids of all their articles. */
final class Manifest {
    private final List<Feed> feeds = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Manifest(TestServer server, int feedCount, int entriesPerFeed) {
        for (int feed = 0; feed < feedCount; feed++) {
            List<String> items = new ArrayList<>();
            for (int entry = 0; entry < entriesPerFeed; entry++) {
                String name = feed + "-" + entry;
                items.add(TestFeeds.item(name, "Sentence " + name + "."));
                ids.add(ArticleId.of(CanonicalUrl.parse("https://harbour.example/news/" + name)
                        .orElseThrow()));
            }
            String path = "/feed" + feed;
            server.document(path, TestFeeds.rss(items));
            feeds.add(TestFeeds.feed("http://paper" + feed + ".example:" + server.port() + path));
        }
    }

    List<Feed> feeds() {
        return feeds;
    }

    Set<String> ids() {
        return ids;
    }
}
