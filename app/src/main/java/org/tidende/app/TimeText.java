package org.tidende.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads a day ({@code 2015-09-18}, in UTC) or a moment ({@code 2015-09-18T10:00:00+02:00}). */
final class TimeText {
    private TimeText() {}

    /**
     * The first moment of a day, or the moment.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Instant start(String text) {
        return isDay(text) ? day(text).atStartOfDay(ZoneOffset.UTC).toInstant() : moment(text);
    }

    /** The first moment after a day, or the moment. */
    static Instant end(String text) {
        return isDay(text) ? day(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant() : moment(text);
    }

    /** The day, in UTC. */
    static LocalDate date(String text) {
        return start(text).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static boolean isDay(String text) {
        return text.length() <= 10;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text
                + "' is no ISO 8601 date (2015-09-18) or date and time with its zone (2015-09-18T10:00:00Z)");
    }
}
