package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.DateText.isDigit;
import static org.tidende.ingest.feed.DateText.isWordPart;

import java.time.DateTimeException;

/** The text of a date and how far it is read. */
final class DateScanner {
    final String text;
    int position;

    DateScanner(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return position >= text.length();
    }

    /** Whether this sign is next. */
    boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    /** The sign so many places on; a space behind the end. */
    char ahead(int places) {
        int at = position + places;
        return at < text.length() ? text.charAt(at) : ' ';
    }

    boolean isDigitAhead(int places) {
        return isDigit(ahead(places));
    }

    void skipDigits() {
        position = endOfDigits(position);
    }

    int endOfDigits(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    int endOfWord(int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    int number(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** A number of at most so many digits; 0 where there is none, if no letter stands in its place. */
    int digits(int most) {
        int from = position;
        position = Math.min(endOfDigits(from), from + most);
        if (position == from && Character.isLetter(ahead(0))) {
            throw new DateTimeException("a letter where a number belongs");
        }
        return position == from ? 0 : number(from, position);
    }
}
