package org.tidende.sink;

import java.time.Instant;
import java.util.Objects;

/**
 * A question to the index. Null parts ask nothing.
 *
 * @param text words, all of which must be there, in any language's inflection or without accents; {@code "a phrase"},
 *     {@code this | that}, {@code -without}, {@code begin*} (OpenSearch simple query string). Blank: all articles
 * @param actor URI of an actor, or words of its name
 * @param topic URI of a topic, or words of its name
 * @param language BCP 47
 * @param from earliest contentCreated, inclusive
 * @param to latest contentCreated, exclusive
 * @param size hits wanted, 0 to 1,000
 */
public record SearchQuery(
        String text, String actor, String topic, String language, Instant from, Instant to, int size) {
    private static final int MOST_HITS = 1_000;
    private static final int MOST_TEXT = 1_000;

    /** Checks its parts. */
    public SearchQuery {
        text = Objects.requireNonNullElse(text, "").strip();
        actor = blankToNull(actor);
        topic = blankToNull(topic);
        language = blankToNull(language);
        if (size < 0 || size > MOST_HITS) {
            throw new IllegalArgumentException("size must be between 0 and " + MOST_HITS + ", is " + size);
        }
        if (text.length() > MOST_TEXT) {
            throw new IllegalArgumentException(
                    "the query has " + text.length() + " characters, at most " + MOST_TEXT + " can be asked");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("the time asked for ends before it begins: " + from + " to " + to);
        }
    }

    /** Words alone, ten hits. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, null, null, null, null, null, 10);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
