package org.tidende.ingest.feed;

import java.util.Locale;
import java.util.Map;

/** The namespaces that feeds use, each by one short name: by address where declared, else by its usual prefix. */
final class Vocabulary {
    /** RSS and what has no namespace. */
    static final String CORE = "";

    static final String ATOM = "atom";
    static final String DC = "dc";
    static final String DCTERMS = "dcterms";
    static final String CONTENT = "content";
    static final String MEDIA = "media";
    static final String ITUNES = "itunes";
    static final String RDF = "rdf";
    static final String XHTML = "xhtml";
    static final String FEEDBURNER = "feedburner";
    static final String TOMBSTONE = "at";
    static final String NEWS = "news";
    static final String IMAGE = "image";

    /** How often a feed changes (RDF Site Summary 1.0 Modules: Syndication). */
    static final String SYNDICATION = "sy";

    /** GeoRSS, GML, slash, threads and the like: known, and silent about what is asked here. */
    static final String SILENT = "-";

    static final String OTHER = "?";

    private static final Map<String, String> BY_ADDRESS = Map.ofEntries(
            Map.entry("backend.userland.com/rss", CORE),
            Map.entry("backend.userland.com/rss2", CORE),
            Map.entry("blogs.law.harvard.edu/tech/rss", CORE),
            Map.entry("purl.org/rss/1.0", CORE),
            Map.entry("purl.org/net/rss1.1#", CORE),
            Map.entry("my.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("channel.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("my.netscape.com/publish/formats/rss-0.91.dtd", CORE),
            Map.entry("www.w3.org/2005/atom", ATOM),
            Map.entry("purl.org/atom/ns#", ATOM),
            Map.entry("purl.org/syndication/atom-0.3", ATOM),
            Map.entry("purl.org/dc/elements/1.1", DC),
            Map.entry("purl.org/dc/elements/1.0", DC),
            Map.entry("purl.org/dc/terms", DCTERMS),
            Map.entry("purl.org/rss/1.0/modules/content", CONTENT),
            Map.entry("search.yahoo.com/mrss", MEDIA),
            Map.entry("video.search.yahoo.com/mrss", MEDIA),
            Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
            Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns#", RDF),
            Map.entry("www.w3.org/1999/xhtml", XHTML),
            Map.entry("rssnamespace.org/feedburner/ext/1.0", FEEDBURNER),
            Map.entry("purl.org/atompub/tombstones/1.0", TOMBSTONE),
            Map.entry("www.google.com/schemas/sitemap-news/0.9", NEWS),
            Map.entry("www.google.com/schemas/sitemap-image/1.1", IMAGE),
            Map.entry("www.sitemaps.org/schemas/sitemap/0.9", CORE),
            Map.entry("www.google.com/schemas/sitemap/0.84", CORE),
            Map.entry("purl.org/rss/1.0/modules/slash", SILENT),
            Map.entry("purl.org/rss/1.0/modules/syndication", SYNDICATION),
            Map.entry("purl.org/syndication/thread/1.0", SILENT),
            Map.entry("www.georss.org/georss", SILENT),
            Map.entry("www.opengis.net/gml", SILENT),
            Map.entry("www.w3.org/2003/01/geo/wgs84_pos#", SILENT));

    private static final Map<String, String> BY_PREFIX = Map.ofEntries(
            Map.entry("atom", ATOM),
            Map.entry("a10", ATOM),
            Map.entry("atom10", ATOM),
            Map.entry("atom03", ATOM),
            Map.entry("dc", DC),
            Map.entry("dcterms", DCTERMS),
            Map.entry("content", CONTENT),
            Map.entry("media", MEDIA),
            Map.entry("itunes", ITUNES),
            Map.entry("rdf", RDF),
            Map.entry("rss", CORE),
            Map.entry("xhtml", XHTML),
            Map.entry("feedburner", FEEDBURNER),
            Map.entry("at", TOMBSTONE),
            Map.entry("news", NEWS),
            Map.entry("image", IMAGE),
            Map.entry("sy", SYNDICATION));

    private Vocabulary() {}

    /** Short name of a declared namespace. */
    static String ofAddress(String address) {
        String key = address.strip().toLowerCase(Locale.ROOT);
        int scheme = key.indexOf("://");
        key = scheme < 0 ? key : key.substring(scheme + 3);
        key = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        return key.isEmpty() ? CORE : BY_ADDRESS.getOrDefault(key, OTHER);
    }

    /** Short name of a prefix that nobody declared. */
    static String ofPrefix(String prefix) {
        return BY_PREFIX.getOrDefault(prefix.toLowerCase(Locale.ROOT), OTHER);
    }
}
