package org.tidende.ingest.feed;

import java.time.Instant;
import java.util.List;

/**
 * A feed document.
 *
 * @param format what it is
 * @param id Atom id; null when there is none
 * @param title plain text; null when there is none
 * @param link the site it belongs to, absolute; null when there is none
 * @param description plain text; null when there is none
 * @param language as declared; null when it isn't
 * @param authors of the feed, in the order of the document
 * @param keywords categories of the feed
 * @param published when the feed says it came out; null when it doesn't
 * @param updated when the feed says it changed; null when it doesn't
 * @param rights null when there are none
 * @param icon address of an image that stands for it, absolute; null when there is none
 * @param sitemapLinks of a sitemap index: the sitemaps it lists; empty for feeds
 * @param pace how often it asks to be polled
 * @param charset what the bytes were read as
 * @param entries in the order of the document
 * @param problems what was repaired, in words
 */
public record ParsedFeed(
        Format format,
        String id,
        String title,
        String link,
        String description,
        String language,
        List<FeedPerson> authors,
        List<String> keywords,
        Instant published,
        Instant updated,
        String rights,
        String icon,
        List<SitemapLink> sitemapLinks,
        FeedPace pace,
        String charset,
        List<ParsedEntry> entries,
        List<String> problems) {

    /** Kinds of document. */
    public enum Format {
        /** RSS 0.9x to 2.0. */
        RSS,
        /** RSS 0.90, 1.0 and 1.1, in RDF. */
        RDF,
        /** Atom 0.3 and 1.0 (RFC 4287). */
        ATOM,
        /** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
        JSON,
        /** Channel Definition Format (W3C note, 1997). */
        CDF,
        /** A sitemap (sitemaps.org 0.9), with Google's news extension or without. */
        SITEMAP,
        /** A list of sitemaps. */
        SITEMAP_INDEX,
        /** No feed: nothing in it is one's root or entry. */
        UNKNOWN
    }

    /** Copies its lists. */
    public ParsedFeed {
        authors = List.copyOf(authors);
        keywords = List.copyOf(keywords);
        sitemapLinks = List.copyOf(sitemapLinks);
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Addresses of the sitemaps that an index lists, absolute. */
    public List<String> sitemaps() {
        return sitemapLinks.stream().map(SitemapLink::address).toList();
    }
}
