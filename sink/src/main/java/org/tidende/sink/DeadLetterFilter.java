package org.tidende.sink;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which dead letters are meant; null leaves a question out.
 *
 * @param error part of the error's class or words, in any case
 * @param key the record's key
 * @param source what its source begins with, for instance a topic
 * @param from earliest time written
 * @param to first time not wanted
 * @param handled whether those that something was done about are meant too
 */
public record DeadLetterFilter(String error, String key, String source, Instant from, Instant to, boolean handled)
        implements Predicate<DeadLetterInfo> {

    /** All that nothing was done about. */
    public static final DeadLetterFilter OPEN = new DeadLetterFilter(null, null, null, null, null, false);

    @Override
    public boolean test(DeadLetterInfo letter) {
        return (handled || letter.state() == DeadLetterInfo.State.OPEN)
                && (error == null || has(letter.error()) || has(letter.message()))
                && (key == null || key.equals(letter.key()))
                && (source == null || letter.source().startsWith(source))
                && (from == null || !letter.written().isBefore(from))
                && (to == null || letter.written().isBefore(to));
    }

    private boolean has(String text) {
        return text.toLowerCase(Locale.ROOT).contains(error.toLowerCase(Locale.ROOT));
    }
}
