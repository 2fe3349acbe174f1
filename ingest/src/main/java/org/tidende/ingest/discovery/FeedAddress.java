package org.tidende.ingest.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** What an address looks like, before anybody has asked for it. */
final class FeedAddress {
    private static final Set<String> NAMES = Set.of(
            "feed",
            "feeds",
            "rss",
            "rss2",
            "atom",
            "rdf",
            "feed.xml",
            "rss.xml",
            "atom.xml",
            "rss2.xml",
            "index.rdf",
            "index.rss",
            "feed.json",
            "rss.php",
            "feed.php",
            "atom.php",
            "rss.aspx",
            "rss.ashx",
            "backend.php",
            "rss.jsp");
    private static final Set<String> FOLDERS =
            Set.of("feed", "feeds", "rss", "atom", "rssfeed", "rssfeeds", "rss-feeds");
    private static final Pattern FILE = Pattern.compile(".*\\.(?:rss|rdf|atom)|.*(?:rss|feed|atom).*\\.(?:xml|json)");
    private static final Pattern QUERY = Pattern.compile(
            "(?:^|.*&)(?:feed=(?:rss2?|atom|rdf|feed|json)|(?:format|type|output|alt|view)=(?:rss|atom|feed|rss2)|rss=(?:1|true))(?:&.*|$)");

    /** Where readers of others keep the address of the feed in theirs. */
    private static final Set<String> READERS = Set.of(
            "feedly.com",
            "inoreader.com",
            "netvibes.com",
            "newsblur.com",
            "theoldreader.com",
            "yahoo.com",
            "bloglines.com",
            "feedbin.com",
            "subtome.com",
            "newsgator.com",
            "google.com");

    private FeedAddress() {}

    /** An absolute address from a reference, with the feed: scheme taken off; empty when it is not http or https. */
    static Optional<HttpUrl> resolve(HttpUrl base, String reference) {
        String text = reference.strip();
        if (text.regionMatches(true, 0, "feed://", 0, 7)) {
            text = "http" + text.substring(4);
        } else if (text.regionMatches(true, 0, "feed:", 0, 5)) {
            text = text.substring(5);
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(base.resolve(text)).map(FeedAddress::withoutFragment);
    }

    private static HttpUrl withoutFragment(HttpUrl url) {
        return url.fragment() == null ? url : url.newBuilder().fragment(null).build();
    }

    /** Whether there may well be a feed. */
    static boolean looksLikeFeed(HttpUrl url) {
        List<String> path = url.pathSegments();
        String last = lower(path.getLast());
        if (last.isEmpty() && path.size() > 1) {
            last = lower(path.get(path.size() - 2));
        }
        if (NAMES.contains(last) || FILE.matcher(last).matches()) {
            return true;
        }
        if (url.query() != null && QUERY.matcher(lower(url.query())).matches()) {
            return true;
        }
        boolean ofFeeds = url.host().startsWith("feeds.") || url.host().startsWith("rss.");
        return ofFeeds && !last.isEmpty()
                || path.size() > 1 && path.stream().anyMatch(part -> FOLDERS.contains(lower(part))) && !isPage(last);
    }

    private static boolean isPage(String last) {
        return last.endsWith(".html") || last.endsWith(".htm") || last.endsWith(".pdf");
    }

    /** Of an address at a reader that says what to subscribe, the feed's; else empty. */
    static Optional<HttpUrl> inReader(HttpUrl url) {
        String domain = url.topPrivateDomain();
        if (domain == null || !READERS.contains(domain)) {
            return Optional.empty();
        }
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            HttpUrl inside = value == null || !value.startsWith("http") ? null : HttpUrl.parse(value);
            if (inside != null) {
                return Optional.of(inside);
            }
        }
        String path = String.join("/", url.pathSegments());
        int at = path.indexOf("http");
        return at < 0 ? Optional.empty() : Optional.ofNullable(HttpUrl.parse(path.substring(at)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
