package org.tidende.enrich.actor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * What an actor is, for a time.
 *
 * @param title in English
 * @param organisation URI of the state or organisation it is a role of; null where none
 * @param from ISO 8601 date, month or year, inclusive; null where unknown
 * @param to ISO 8601 date, month or year, inclusive; null while it lasts or where unknown
 * @param source where the fact is from; empty where not noted
 * @param certain whether the gazetteer is sure of it
 */
public record Role(String title, String organisation, String from, String to, String source, boolean certain) {
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    /** Checks the dates. */
    public Role {
        if (from != null && !isDate(from) || to != null && !isDate(to)) {
            throw new IllegalArgumentException(
                    "role '" + title + "': dates are 2015, 2015-09 or 2015-09-18, found from " + from + " to " + to);
        }
        if (from != null && to != null && to.compareTo(from) < 0 && !from.startsWith(to)) {
            throw new IllegalArgumentException(
                    "role '" + title + "' ends (" + to + ") before it starts (" + from + ")");
        }
    }

    /** Whether a text is a day, month or year that exists. */
    private static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> YearMonth.parse(text);
                default -> LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether it is held on a day; a month or year counts whole. */
    public boolean heldOn(LocalDate day) {
        String date = day.toString();
        return (from == null || cut(date, from).compareTo(from) >= 0)
                && (to == null || cut(date, to).compareTo(to) <= 0);
    }

    private static String cut(String date, String like) {
        return date.substring(0, Math.min(date.length(), like.length()));
    }
}
