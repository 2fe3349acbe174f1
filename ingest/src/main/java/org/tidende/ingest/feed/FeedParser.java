package org.tidende.ingest.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads feeds: RSS 0.9x to 2.0, RDF and Atom, well-formed or not. Never throws and never fetches anything. Time and memory are
 * linear in the size of the document.
 *
 * <p>Safe for use by many threads.
 */
public final class FeedParser {
    /** Further entries of a document are left out, and that is a problem it tells. */
    public static final int MOST_ENTRIES = 2_000;

    /**
     * Reads a document.
     *
     * @param bytes the document, decompressed
     * @param contentType HTTP Content-Type; may be null
     * @param uri where it came from, the base of relative links; may be null
     */
    public ParsedFeed parse(byte[] bytes, String contentType, String uri) {
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes, contentType);
        Problems problems = new Problems();
        decoded.problems().forEach(problems::add);
        FeedHandler handler = new FeedHandler(uri, problems);
        new LenientTokenizer(decoded.characters(), decoded.length(), handler, problems).run();
        FeedDraft feed = handler.finish();
        List<ParsedEntry> entries = new ArrayList<>(feed.entries.size());
        feed.entries.forEach(entry -> entries.add(entry.finish()));
        if (feed.format == ParsedFeed.Format.UNKNOWN) {
            problems.add("this is no feed");
        }
        return new ParsedFeed(
                feed.format,
                PlainText.of(feed.title),
                feed.link,
                PlainText.of(feed.description),
                feed.language,
                decoded.charset(),
                entries,
                problems.list());
    }
}
