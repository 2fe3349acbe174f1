package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.DateFields.century;

import java.time.DateTimeException;

/** ISO 8601:1988 with the century left out, which must be seen at the beginning of a date: 26-03-03, 260303, 26062, -26-03, -2603. */
final class ShortYears {
    private ShortYears() {}

    /** Reads one if there is one. */
    static void read(DateScanner scanner, DateFields fields) {
        boolean led = scanner.at('-');
        int from = led ? 1 : 0;
        int end = scanner.endOfDigits(from);
        int digits = end - from;
        boolean dash = end < scanner.text.length() && scanner.text.charAt(end) == '-';
        if (led && digits == 4 && dash) {
            throw new DateTimeException("a year before the first, which databases print for none");
        }
        boolean whole = end == scanner.text.length() || scanner.text.charAt(end) == 'T';
        if (digits == 2 && dash && isMonth(scanner, end + 1)) {
            fields.year = century(scanner.number(from, end));
            scanner.position = end;
        } else if (whole && (led ? digits == 4 : digits == 5 || digits == 6)) {
            int rest = from + 2;
            fields.year = century(scanner.number(from, rest));
            if (digits == 5) {
                fields.dayOfYear(scanner.number(rest, end));
            } else {
                fields.month = scanner.number(rest, rest + 2);
                fields.day = digits == 6 ? scanner.number(rest + 2, end) : DateFields.UNSET;
            }
            scanner.position = end;
        }
    }

    /** Two digits that end the text or are followed by a day: not by a year, as in 03-12-2031, nor a name. */
    private static boolean isMonth(DateScanner scanner, int from) {
        int end = scanner.endOfDigits(from);
        boolean last = end == scanner.text.length();
        if (end - from != 2 || !last && scanner.text.charAt(end) != '-') {
            return false;
        }
        return last || scanner.endOfDigits(end + 1) - end - 1 == 2;
    }
}
