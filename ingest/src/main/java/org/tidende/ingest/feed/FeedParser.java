package org.tidende.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads feeds: RSS 0.9x to 2.0, RDF, Atom, JSON Feed, CDF, sitemaps and sitemap indexes, valid or not. Never throws and never
 * fetches anything. Time and memory are linear in the size of the document.
 *
 * <p>Safe for use by many threads.
 */
public final class FeedParser {
    /** Further entries of a document are left out, and that is a problem it tells. */
    public static final int MOST_ENTRIES = 2_000;

    /**
     * Reads a document that came with HTTP headers: Content-Type may name the encoding, Content-Location the base of relative links
     * (RFC 3986 section 5.1.3), Content-Language the language where the document has none.
     *
     * @param bytes the document, decompressed
     * @param headers by name, in any case; further ones are not looked at
     * @param uri where it came from, the base of relative links; may be null
     */
    public ParsedFeed parseResponse(byte[] bytes, Map<String, String> headers, String uri) {
        String location = header(headers, "Content-Location");
        return parse(
                bytes,
                header(headers, "Content-Type"),
                location == null ? uri : Links.resolve(uri, location),
                header(headers, "Content-Language"));
    }

    /**
     * Reads a document.
     *
     * @param bytes the document, decompressed
     * @param contentType HTTP Content-Type; may be null
     * @param uri where it came from, the base of relative links; may be null
     */
    public ParsedFeed parse(byte[] bytes, String contentType, String uri) {
        return parse(bytes, contentType, uri, null);
    }

    private static ParsedFeed parse(byte[] bytes, String contentType, String base, String language) {
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes, contentType);
        Problems problems = new Problems();
        decoded.problems().forEach(problems::add);
        FeedDraft feed;
        if (JsonFeedReader.isJson(decoded.characters(), decoded.length())) {
            feed = new JsonFeedReader(base, problems).read(decoded.characters(), decoded.length());
        } else {
            FeedHandler handler = new FeedHandler(base, problems);
            new LenientTokenizer(decoded.characters(), decoded.length(), handler, problems).run();
            feed = handler.finish();
        }
        if (feed.language == null && feed.titleLanguage == null) {
            feed.language = language == null ? null : Languages.tag(language);
        }
        List<ParsedEntry> entries = new ArrayList<>(feed.entries.size());
        for (EntryDraft entry : feed.entries) {
            entries.add(entry.finish(feed, base));
        }
        if (feed.format == ParsedFeed.Format.UNKNOWN) {
            problems.add("this is no feed");
        }
        return feed.finish(decoded.charset(), entries, problems);
    }

    private static String header(Map<String, String> headers, String name) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())
                    && header.getValue() != null
                    && !header.getValue().isBlank()) {
                return header.getValue().strip();
            }
        }
        return null;
    }
}
