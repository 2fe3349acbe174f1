package org.tidende.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How long an answer says that it stays fresh (RFC 9111 section 4.2): {@code max-age} less {@code Age}, else {@code Expires} less
 * {@code Date}. {@code s-maxage} is for shared caches, and we are none. What can't be read says nothing.
 */
final class Freshness {
    private static final Duration MOST = Duration.ofDays(365);

    private Freshness() {}

    /** Never negative; null when the answer doesn't say. */
    static Duration of(String cacheControl, String age, String expires, String date, Instant now) {
        if (cacheControl != null) {
            Duration most = null;
            for (String part : cacheControl.toLowerCase(Locale.ROOT).split(",", 50)) {
                String directive = part.strip();
                if (directive.equals("no-cache") || directive.equals("no-store")) {
                    return Duration.ZERO;
                }
                if (directive.startsWith("max-age=")) {
                    most = seconds(directive.substring(8).replace("\"", "").strip());
                }
            }
            if (most != null) {
                Duration spent = age == null ? null : seconds(age.strip());
                return bounded(spent == null ? most : most.minus(spent));
            }
        }
        Instant end = instant(expires);
        if (end == null) {
            return null;
        }
        Instant sent = instant(date);
        return bounded(Duration.between(sent == null ? now : sent, end));
    }

    private static Duration seconds(String text) {
        boolean good = !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    private static Instant instant(String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Duration bounded(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration.compareTo(MOST) > 0 ? MOST : duration;
    }
}
