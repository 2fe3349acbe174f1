package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.DateText.isDigit;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Dates as feeds have them: RFC 822 and its successors, W3C date-time, ISO 8601 with its weeks, ordinals and short years, asctime,
 * what JavaScript prints, day and month in either order, names of months in many languages, Chinese, Japanese and Korean units,
 * digits of other scripts, zones by name or number, two-digit years. A date without a zone is read as UTC (in Korean as Korea's),
 * one without a time as midnight.
 *
 * <p>One pass over the parts of the text: each number ({@link DateNumbers}), word or sign ({@link DateNames}) fills what is still
 * open of the {@link DateFields}. What can't be read is null, never the present; so is what says more than a date.
 */
final class DateParser {
    private static final int LONGEST = 100;

    private DateParser() {}

    /** The moment, to the second; null when the text can't be read as one. */
    static Instant parse(String text) {
        String date = text.strip();
        if (date.isEmpty() || date.length() > LONGEST) {
            return null;
        }
        try {
            return read(new DateScanner(DateText.latin(date)));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private static Instant read(DateScanner scanner) {
        DateFields fields = new DateFields();
        DateNumbers numbers = new DateNumbers(scanner, fields);
        DateNames names = new DateNames(scanner, fields);
        ShortYears.read(scanner, fields);
        while (!scanner.isAtEnd()) {
            char c = scanner.ahead(0);
            if (isDigit(c)) {
                numbers.read();
            } else if (Character.isLetter(c)) {
                names.read();
            } else if ((c == '+' || c == '-') && fields.hour != DateFields.UNSET) {
                names.sign();
            } else {
                scanner.position++;
            }
        }
        return fields.complete();
    }
}
