package org.tidende.ingest.feed;

import java.util.List;

/**
 * A feed document.
 *
 * @param format what it is
 * @param title plain text; null when there is none
 * @param link the site it belongs to, absolute; null when there is none
 * @param description plain text; null when there is none
 * @param language as declared; null when it isn't
 * @param charset what the bytes were read as
 * @param entries in the order of the document
 * @param problems what was repaired, in words
 */
public record ParsedFeed(
        Format format,
        String title,
        String link,
        String description,
        String language,
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
        /** No feed: nothing in it is one's root or entry. */
        UNKNOWN
    }

    /** Copies its lists. */
    public ParsedFeed {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }
}
