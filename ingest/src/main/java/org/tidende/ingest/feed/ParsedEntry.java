package org.tidende.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a feed. Everything but the lists may be null.
 *
 * @param guid RSS guid, Atom id, rdf:about, as published
 * @param link where it is to be read, absolute: feedburner:origLink, else RSS link or Atom alternate, else a guid that is a
 *     permalink
 * @param title plain text
 * @param summaryHtml RSS description, Atom summary: HTML; plain text of Atom is escaped
 * @param contentHtml content:encoded, Atom content: HTML, the longest where there are several
 * @param base what relative links in its HTML are relative to
 * @param language as declared by the entry, else by its text; null where it is the feed's
 * @param by its authors' names in one text
 * @param authors its own; else those of the feed it was taken from, else none
 * @param keywords categories
 * @param published RSS pubDate, Atom published; null when unreadable, never the present; may lie in the future
 * @param updated Atom updated
 * @param rights dc:rights, Atom rights
 * @param media enclosures and images
 * @param withdrawn whether the publisher took it back (RFC 6721)
 * @param problems what of it could not be read, in words
 */
public record ParsedEntry(
        String guid,
        String link,
        String title,
        String summaryHtml,
        String contentHtml,
        String base,
        String language,
        String by,
        List<FeedPerson> authors,
        List<String> keywords,
        Instant published,
        Instant updated,
        String rights,
        List<Media> media,
        boolean withdrawn,
        List<String> problems) {

    /** Clocks differ by as much. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    /**
     * Something beside the text.
     *
     * @param kind enclosure, image or thumbnail
     * @param href absolute
     * @param contentType as declared; null when it isn't
     * @param bytes its size as declared; null when it isn't
     */
    public record Media(String kind, String href, String contentType, Long bytes) {}

    /** Copies its lists. */
    public ParsedEntry {
        authors = List.copyOf(authors);
        keywords = List.copyOf(keywords);
        media = List.copyOf(media);
        problems = List.copyOf(problems);
    }

    /**
     * What is odd about it for somebody who reads it now: {@code problems}, and each date that lies ahead, which is kept: it may be an
     * embargo, a zone left out or a clock that is wrong, and nobody knows the true one.
     */
    public List<String> problemsAt(Instant now) {
        List<String> all = new ArrayList<>(problems);
        ahead("published", published, now, all);
        ahead("updated", updated, now, all);
        return List.copyOf(all);
    }

    private static void ahead(String what, Instant date, Instant now, List<String> all) {
        if (date != null && date.isAfter(now.plus(LEEWAY))) {
            all.add(what + " in the future: " + date);
        }
    }
}
