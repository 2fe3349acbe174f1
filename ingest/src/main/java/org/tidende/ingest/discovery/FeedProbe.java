package org.tidende.ingest.discovery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.Sizes;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedFeed;

/** Says whether a document is a feed that can be polled, and what it is if not. */
final class FeedProbe {
    private static final Logger LOG = LoggerFactory.getLogger(FeedProbe.class);

    /** What a list of feeds is called. */
    static final String LIST = "a list of feeds (OPML)";

    private static final int HEAD = 2_048;
    private static final int SHOWN = 60;

    /** A parsed document takes several times its size: of those that were fetched only so many are read at once. */
    private static final int READ_AT_ONCE = 2;

    private final SiteReader reader;
    private final FeedParser parser = new FeedParser();
    private final Semaphore reading = new Semaphore(READ_AT_ONCE);

    FeedProbe(SiteReader reader) {
        this.reader = reader;
    }

    /** What was found at an address. */
    sealed interface Probed {}

    /** A feed. */
    record IsFeed(SiteReader.Document document, FeedSummary feed) implements Probed {}

    /**
     * Something else.
     *
     * @param what it is, in words
     * @param links what it says of feeds; empty where it is no page
     */
    record NotAFeed(SiteReader.Document document, String what, PageLinks links) implements Probed {}

    /** Nothing that could be looked at. */
    record NoDocument(SiteReader.Answer answer) implements Probed {}

    Probed probe(String address) {
        return switch (reader.read(address)) {
            case SiteReader.Document document -> judge(document);
            case SiteReader.Later later -> new NoDocument(later);
            case SiteReader.Dead dead -> new NoDocument(dead);
        };
    }

    Probed judge(SiteReader.Document document) {
        reading.acquireUninterruptibly();
        try {
            return look(document);
        } catch (RuntimeException e) {
            // An error of ours costs this address its check, and no other anything.
            LOG.error("reading what came from {} failed", document.address(), e);
            return new NoDocument(new SiteReader.Later("an error of ours: " + e, false));
        } finally {
            reading.release();
        }
    }

    private Probed look(SiteReader.Document document) {
        ParsedFeed feed = parser.parse(document.body(), document.contentType(), document.address());
        return switch (feed.format()) {
            case RSS, RDF, ATOM, JSON, CDF -> new IsFeed(document, FeedSummary.of(feed));
            case SITEMAP ->
                isNews(feed)
                        ? new IsFeed(document, FeedSummary.of(feed))
                        : new NotAFeed(document, "a sitemap without news", PageLinks.NONE);
            case SITEMAP_INDEX ->
                new NotAFeed(
                        document,
                        "a list of " + feed.sitemaps().size() + " sitemaps",
                        PageLinks.ofCandidates(feed.sitemaps().stream()
                                .map(sitemap -> Candidate.of(sitemap, Candidate.Source.ROBOTS))
                                .toList()));
            case UNKNOWN -> other(document);
        };
    }

    /** Only Google's news extension gives entries of a sitemap a title. */
    private static boolean isNews(ParsedFeed sitemap) {
        return sitemap.entries().stream().anyMatch(entry -> entry.title() != null);
    }

    private static NotAFeed other(SiteReader.Document document) {
        byte[] body = document.body();
        String head = new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        String type = document.contentType() == null
                ? ""
                : document.contentType().toLowerCase(Locale.ROOT).split(";")[0].strip();
        if (head.isEmpty()) {
            return new NotAFeed(document, "an empty document", PageLinks.NONE);
        }
        if (head.contains("<html") || head.contains("<!doctype html") || type.contains("html") && head.contains("<")) {
            PageLinks links = PageLinks.read(body, document.contentType(), document.links(), document.address());
            String title = links.title().isEmpty() ? "" : " \"" + Sizes.codePoints(links.title(), SHOWN) + "\"";
            return new NotAFeed(document, "an HTML page" + title, links);
        }
        PageLinks links = PageLinks.ofCandidates(PageLinks.ofHeaders(document.links(), document.address()));
        return new NotAFeed(document, what(head, type), links);
    }

    private static String what(String head, String type) {
        if (head.contains("<opml")) {
            return LIST;
        }
        if (head.startsWith("{") || head.startsWith("[")) {
            return "JSON that is no feed";
        }
        if (head.startsWith("<")) {
            return "XML that is no feed";
        }
        return type.isEmpty() ? "no feed" : "no feed, but " + Sizes.codePoints(type, SHOWN);
    }
}
