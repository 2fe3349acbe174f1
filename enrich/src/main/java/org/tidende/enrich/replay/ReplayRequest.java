package org.tidende.enrich.replay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.tidende.contract.Language;

/**
 * Which articles are meant.
 *
 * @param from collected at this moment or later
 * @param to collected before this moment; null for no end
 * @param feeds URIs of the feeds they came from; empty for all
 * @param languages codes of {@link Language}, as enrich finds them from the text, not as the source declares them: the rules of that
 *     language are what tags it; empty for all
 */
public record ReplayRequest(Instant from, Instant to, List<String> feeds, List<String> languages) {
    /** It is kept beside each committed offset, where brokers take 4 kB unless told otherwise. */
    private static final int MOST_CHARACTERS = 3_000;

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException when there can be no such article, or too many feeds are named
     */
    public ReplayRequest {
        Objects.requireNonNull(from, "from");
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("nothing is collected from " + from + " on and before " + to);
        }
        feeds = feeds.stream().distinct().sorted().toList();
        languages =
                languages.stream().map(ReplayRequest::code).distinct().sorted().toList();
        if (ReplayNote.write(from, to, feeds, languages).length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(feeds.size() + " feeds are too many to be remembered (" + MOST_CHARACTERS
                    + " characters); replay them in parts");
        }
    }

    private static String code(String language) {
        return Language.of(language)
                .map(Language::code)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + language + "' is no language that is known here"));
    }
}
