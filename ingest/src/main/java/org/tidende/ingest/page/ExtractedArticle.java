package org.tidende.ingest.page;

import java.time.Instant;
import java.util.List;

/**
 * What a page says of its article. A text that the page doesn't have is null, the body is empty then.
 *
 * @param canonicalUrl the page's own word for its address (rel=canonical, else og:url), absolute and without tracking parameters;
 *     null when it has none, or one of another registrable domain, or one whose path is {@code /}
 * @param headline without the site's name, at most 1,000 code points
 * @param by names of the authors, parted by a comma and a space
 * @param body plain text, paragraphs parted by one blank line, at most 512 KiB of UTF-8
 * @param contentCreated when the page says that the article was published; a date without a time is midnight, without a zone UTC
 * @param contentCreatedFrom the source of that: {@code json-ld}, {@code meta}, {@code microdata}, {@code time}, {@code url},
 *     {@code text}; null when there is no date
 * @param contentModified when the page says that the article was changed last
 * @param language BCP 47, as the page declares it
 * @param image absolute address of the leading image
 * @param keywords at most 100
 * @param section of the publication, in its own words
 * @param full true where the body is the whole article as far as the page tells: see {@link Completeness}
 * @param problems what was repaired, cut or missing, in words
 */
public record ExtractedArticle(
        String canonicalUrl,
        String headline,
        String by,
        String body,
        Instant contentCreated,
        String contentCreatedFrom,
        Instant contentModified,
        String language,
        String image,
        List<String> keywords,
        String section,
        boolean full,
        List<String> problems) {
    /** Copies the lists. */
    public ExtractedArticle {
        keywords = List.copyOf(keywords);
        problems = List.copyOf(problems);
    }

    /** Ninjs representationType: {@code full} or {@code partial}. */
    public String representationType() {
        return full ? "full" : "partial";
    }
}
