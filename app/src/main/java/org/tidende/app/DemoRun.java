package org.tidende.app;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.Hit;
import org.tidende.sink.IndexUnavailableException;
import org.tidende.sink.SearchQuery;

/** Publishes the demo's articles and sees when a search finds each of them. */
final class DemoRun {
    private static final int MOST = 200;

    private final DemoSite site;
    private final ArticleSearch search;
    private final Map<String, Found> articles = new LinkedHashMap<>();
    private long published;

    /**
     * An article of the demo.
     *
     * @param hit as it was found last; null while it isn't
     * @param seconds from the opening of the site until it was found first
     */
    record Found(Hit hit, double seconds) {}

    DemoRun(DemoSite site, ArticleSearch search) {
        this.site = site;
        this.search = search;
        FeedParser parser = new FeedParser();
        for (DemoSite.Document document : site.documents()) {
            parser.parse(document.bytes(), "application/xml; charset=utf-8", document.uri())
                    .entries()
                    .forEach(entry -> articles.put(
                            CanonicalUrl.parse(entry.link()).orElseThrow().canonical(), new Found(null, 0)));
        }
    }

    int expected() {
        return articles.size();
    }

    int feeds() {
        return site.documents().size();
    }

    /** From now on the feeds are polled. */
    void publish(Pipeline pipeline) {
        published = System.nanoTime();
        site.open();
        pipeline.catalog()
                .add(site.documents().stream()
                        .map(document -> Feed.newBuilder()
                                .setUri(document.uri())
                                .setGroups(List.of("demo"))
                                .setAdded(Instant.now())
                                .build())
                        .toList());
    }

    double seconds() {
        return (System.nanoTime() - published) / 1e9;
    }

    /**
     * Asks the index once.
     *
     * @return what is new there: articles found first, or found in a later revision than before
     */
    List<Hit> look() {
        double seconds = seconds();
        return hits().stream()
                .filter(hit -> {
                    Found known = articles.get(hit.url());
                    boolean first = known != null && known.hit() == null;
                    boolean corrected = known != null
                            && !first
                            && hit.revision() > known.hit().revision();
                    if (first || corrected) {
                        articles.put(hit.url(), new Found(hit, first ? seconds : known.seconds()));
                    }
                    return first || corrected;
                })
                .toList();
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

    /** Addresses of the articles that were not found yet. */
    List<String> missing() {
        return articles.entrySet().stream()
                .filter(entry -> entry.getValue().hit() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many were found in the last seconds. */
    long foundWithin(double last) {
        double since = seconds() - last;
        return found().stream().filter(found -> found.seconds() >= since).count();
    }

    /** How early each language was there, in words. */
    String summary() {
        Map<String, Double> languages = new TreeMap<>();
        found().stream()
                .filter(found -> found.hit().language() != null)
                .forEach(found -> languages.merge(found.hit().language(), found.seconds(), Math::min));
        return String.format(
                Locale.ROOT,
                "%d languages, the last of them %.1f s after the feeds opened",
                languages.size(),
                languages.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0));
    }

    /** Those that were found, in the order the feeds have them. */
    List<Found> found() {
        return articles.values().stream().filter(found -> found.hit() != null).toList();
    }
}
