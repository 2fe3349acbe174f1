package org.tidende.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The Retry-After header (RFC 9110 section 10.2.3): seconds, or a date. */
final class RetryAfter {
    private static final Duration MOST = Duration.ofDays(30);

    private RetryAfter() {}

    /** Between zero and 30 days; null when there is none or it can't be read. */
    static Duration parse(String text, Instant now) {
        if (text == null) {
            return null;
        }
        String value = text.strip();
        if (!value.isEmpty() && value.length() <= 10 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return bounded(Duration.between(now, date));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Duration bounded(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration.compareTo(MOST) > 0 ? MOST : duration;
    }
}
