package org.tidende.ingest.discovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Where the programs that sites are made with put their feeds: WordPress, Drupal, Ghost, Hugo, Jekyll, Blogger, Movable Type,
 * Typo3 and their like. Asked for only where nothing is declared.
 */
final class UsualPlaces {
    private static final List<String> FEEDS = List.of(
            "feed",
            "rss",
            "rss.xml",
            "atom.xml",
            "feed.xml",
            "index.xml",
            "feed.json",
            "feeds/posts/default",
            "?feed=rss2",
            "rss2.xml",
            "feed.rss",
            "index.rdf",
            "blog/feed",
            "news/rss.xml");

    private static final List<String> OF_FOLDERS = List.of("feed", "rss.xml", "index.xml", "feed.xml");

    private static final List<String> SITEMAPS =
            List.of("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml", "sitemap.xml");

    private UsualPlaces() {}

    /** Below the address, then from the root of its site. */
    static List<Candidate> feeds(HttpUrl address) {
        Set<String> all = new LinkedHashSet<>();
        String folder = address.encodedPath();
        folder = folder.endsWith("/") ? folder : folder + "/";
        if (folder.length() > 1) {
            for (String place : OF_FOLDERS) {
                all.add(Domains.at(address, folder + place));
            }
        }
        FEEDS.forEach(place -> all.add(Domains.at(address, "/" + place)));
        return candidates(all.stream());
    }

    static List<Candidate> sitemaps(HttpUrl address) {
        return candidates(SITEMAPS.stream().map(place -> Domains.at(address, "/" + place)));
    }

    private static List<Candidate> candidates(Stream<String> addresses) {
        return addresses
                .map(address -> Candidate.of(address, Candidate.Source.PLACE))
                .toList();
    }
}
