package org.tidende.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.Hit;
import org.tidende.sink.IndexUnavailableException;
import org.tidende.sink.SearchQuery;

/** Publishes the demo's articles and waits until a search finds each of them. */
final class DemoRun {
    private static final int MOST = 200;

    private final DemoSite site;
    private final ArticleSearch search;
    private final List<String> expected = new ArrayList<>();
    private final Map<String, Found> found = new LinkedHashMap<>();
    private long published;

    /** A hit, and how long after publication it was one. */
    private record Found(Hit hit, double seconds) {}

    DemoRun(DemoSite site, ArticleSearch search) {
        this.site = site;
        this.search = search;
        for (DemoSite.Document document : site.documents()) {
            new FeedParser()
                    .parse(document.bytes(), "application/xml; charset=utf-8", document.uri())
                    .entries()
                    .forEach(entry -> expected.add(
                            CanonicalUrl.parse(entry.link()).orElseThrow().canonical()));
        }
    }

    int expected() {
        return expected.size();
    }

    /** From now on the feeds are polled. */
    void publish(Pipeline pipeline) {
        published = System.nanoTime();
        List<Feed> feeds = site.feeds().stream()
                .map(uri -> Feed.newBuilder()
                        .setUri(uri)
                        .setGroups(List.of("demo"))
                        .setAdded(Instant.now())
                        .build())
                .toList();
        pipeline.catalog().add(feeds);
    }

    /**
     * Asks the index until it has all.
     *
     * @return addresses of the articles that it doesn't have in time
     */
    List<String> await(Duration patience, BooleanSupplier stop) throws InterruptedException {
        long deadline = published + patience.toNanos();
        while (found.size() < expected.size() && System.nanoTime() < deadline && !stop.getAsBoolean()) {
            List<Hit> hits = hits();
            double seconds = (System.nanoTime() - published) / 1e9;
            for (Hit hit : hits) {
                if (expected.contains(hit.url())) {
                    found.putIfAbsent(hit.url(), new Found(hit, seconds));
                }
            }
            Thread.sleep(50);
        }
        return expected.stream().filter(url -> !found.containsKey(url)).toList();
    }

    /** None while the first index is being made. */
    private List<Hit> hits() {
        try {
            return search.search(new SearchQuery("*", null, null, null, null, null, MOST))
                    .hits();
        } catch (IndexUnavailableException notYet) {
            return List.of();
        }
    }

    /** A row an article, in the order the feeds have them. */
    void print(PrintWriter out) {
        TextTable table = new TextTable(List.of("headline", "lang", "actors", "topics", "seconds"), 44, 4, 52, 40, 7);
        for (String url : expected) {
            Found row = found.get(url);
            if (row != null) {
                Hit hit = row.hit();
                table.add(List.of(
                        hit.headline(),
                        hit.language() == null ? "?" : hit.language(),
                        hit.actors().stream().map(Hit.Actor::name).collect(Collectors.joining(", ")),
                        hit.topics().stream().map(Hit.Topic::name).collect(Collectors.joining(", ")),
                        String.format(Locale.ROOT, "%.1f", row.seconds())));
            }
        }
        out.println();
        table.print(out);
        out.println();
    }
}
