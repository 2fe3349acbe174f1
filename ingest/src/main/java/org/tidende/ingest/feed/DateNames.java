package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.DateFields.UNSET;
import static org.tidende.ingest.feed.DateText.bare;
import static org.tidende.ingest.feed.DateText.isDigit;

import java.time.DateTimeException;

/** Words and signs in a date: months, halves of the day, weeks, zones by name or number. Other words say nothing. */
final class DateNames {
    private final DateScanner scanner;
    private final DateFields fields;
    private boolean monthLed;

    DateNames(DateScanner scanner, DateFields fields) {
        this.scanner = scanner;
        this.fields = fields;
    }

    /** The word that is next. */
    void read() {
        int from = scanner.position;
        scanner.position = scanner.endOfWord(from);
        boolean attached = from > 0 && isDigit(scanner.text.charAt(from - 1));
        String word = bare(scanner.text.substring(from, scanner.position));
        Boolean half = DateWords.afternoon(word);
        if (half != null) {
            fields.afternoon = half;
            fields.korean |= word.charAt(0) >= 0xAC00;
        } else if (isMonth(word)) {
            monthByName(DateWords.month(word));
        } else if (word.equals("w") && fields.isYearOnly()) {
            week();
        } else if (fields.hour != UNSET) {
            zone(word, from, attached);
        } else if (word.length() == 1 && word.charAt(0) < 0x80 && !word.equals("t") && !word.equals("z")) {
            throw new DateTimeException("a letter that is no part of a date");
        }
    }

    /** A month before any number may be a day of the week, which a later one puts right: mar. is Tuesday in French. */
    private boolean isMonth(String word) {
        return (!fields.monthByName || monthLed) && DateWords.month(word) > 0;
    }

    private void monthByName(int named) {
        // A number that came before is then a day: 3 March, or the month of 03 March by mistake.
        if (fields.month != UNSET && fields.day == UNSET) {
            fields.day = fields.month;
        }
        monthLed = !fields.monthByName && fields.day == UNSET && fields.year == UNSET;
        fields.month = named;
        fields.monthByName = true;
    }

    private void week() {
        int week = scanner.digits(2);
        scanner.position += scanner.at('-') ? 1 : 0;
        fields.week(week, Math.max(1, scanner.digits(1)));
    }

    private void zone(String word, int from, boolean attached) {
        DateZone zone = fields.zone;
        if (scanner.at('/')) {
            scanner.position = zone.region(scanner.text, from, scanner.position);
        } else if (!zone.word(word) && attached && word.length() > 1 && !word.equals("uhr") && zone.isKnown()) {
            throw new DateTimeException("a date that runs into a word");
        }
    }

    /** The plus or minus that is next, behind a time: a zone, if a number follows. */
    void sign() {
        boolean west = scanner.at('-');
        char next = scanner.ahead(1);
        boolean afterDigit = isDigit(scanner.text.charAt(scanner.position - 1));
        if (Character.isLetter(next) && (afterDigit || !west)) {
            throw new DateTimeException("a zone that is no number");
        }
        scanner.position++;
        if (!isDigit(next)) {
            return;
        }
        int from = scanner.position;
        int first = scanner.digits(4);
        boolean hours = scanner.position - from <= 2;
        int minutes = hours ? first * 60 : first / 100 * 60 + first % 100;
        if (hours && scanner.at(':')) {
            scanner.position++;
            minutes += scanner.digits(2);
        }
        fields.zone.number(west ? -minutes : minutes);
    }
}
