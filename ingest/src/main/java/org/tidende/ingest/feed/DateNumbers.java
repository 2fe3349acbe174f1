package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.DateFields.UNSET;
import static org.tidende.ingest.feed.DateFields.century;
import static org.tidende.ingest.feed.DateText.bare;
import static org.tidende.ingest.feed.DateText.isDigit;

import java.time.DateTimeException;

/** Numbers in a date: what one is depends on its length, on the sign behind it and on what is known already. */
final class DateNumbers {
    private final DateScanner scanner;
    private final DateFields fields;

    DateNumbers(DateScanner scanner, DateFields fields) {
        this.scanner = scanner;
        this.fields = fields;
    }

    /** The number that is next. */
    void read() {
        int from = scanner.position;
        scanner.skipDigits();
        int digits = scanner.position - from;
        if (digits > 14) {
            throw new DateTimeException("too many digits");
        }
        long value = Long.parseLong(scanner.text, from, scanner.position, 10);
        char next = scanner.ahead(0);
        if (unit((int) Math.min(value, 9_999), next)) {
            return;
        }
        boolean timeless = fields.hour == UNSET;
        if (timeless && digits <= 2 && isClockSign(next)) {
            time((int) value);
        } else if (timeless && digits <= 2 && fields.isDate() && isHalfOfDay()) {
            fields.hour = (int) value;
        } else if (digits == 8 && fields.year == UNSET && fields.month == UNSET) {
            day((int) value);
        } else if (digits == 6 && fields.isDate() && timeless) {
            clock((int) value);
        } else if (digits == 4 && fields.isDate() && timeless) {
            clock((int) value * 100);
        } else if (digits == 14 || digits == 12 && from == 0) {
            long moment = digits == 14 ? value : value * 100;
            day((int) (moment / 1_000_000));
            clock((int) (moment % 1_000_000));
        } else if ((digits == 10 || digits == 13) && from == 0 && scanner.isAtEnd()) {
            fields.epoch(digits == 13 ? value / 1_000 : value);
        } else if (digits == 4 && fields.year == UNSET) {
            fields.year = (int) value;
        } else if (digits == 3) {
            threeDigits((int) value, next);
        } else if (digits <= 2) {
            small((int) value, next);
        } else {
            throw new DateTimeException("a number that is no part of a date");
        }
    }

    private void day(int value) {
        fields.year = value / 10_000;
        fields.month = value / 100 % 100;
        fields.day = value % 100;
    }

    private void clock(int value) {
        fields.clock(value / 10_000, value / 100 % 100, value % 100);
    }

    /** Numbers that say what they are: 2026年3月3日, 2026년 3월 3일, 8시 30분. */
    private boolean unit(int value, char next) {
        switch (next) {
            case '年', '년' -> fields.year = value < 100 ? century(value) : value;
            case '月', '월' -> fields.month = value;
            case '日', '号', '일' -> fields.day = value;
            case '時', '时', '点', '시' -> fields.hour = value;
            case '分', '분' -> fields.minute = value;
            case '秒', '초' -> fields.second = value;
            default -> {
                return false;
            }
        }
        fields.korean |= next >= 0xAC00 && next <= 0xD7A3;
        scanner.position++;
        return true;
    }

    private void threeDigits(int value, char next) {
        if (fields.isYearOnly()) {
            if (next == '-' && value <= 12) {
                fields.month = value;
            } else {
                fields.dayOfYear(value);
            }
        } else if (fields.year == UNSET && fields.month != UNSET && fields.day != UNSET) {
            // Programs that print the years since 1900 (RFC 2822 section 4.3).
            fields.year = 1_900 + value;
        } else {
            throw new DateTimeException("three digits that are no part of a date");
        }
    }

    /** A number of one or two digits. */
    private void small(int value, char next) {
        boolean nothing = fields.month == UNSET && fields.day == UNSET && fields.year == UNSET;
        // With strokes the month comes first, as most of the programs that write so have it.
        if (fields.isYearOnly() || nothing && next == '/') {
            fields.month = value;
        } else if (fields.day == UNSET) {
            fields.day = value;
        } else if (fields.month == UNSET) {
            fields.month = value;
        } else if (fields.year == UNSET) {
            fields.year = century(value);
        } else if (fields.hour == UNSET && isAfterSpace()) {
            fields.hour = value;
        } else {
            throw new DateTimeException("a number too many");
        }
    }

    /** Whether what stands before the number just read is a space or a T. */
    private boolean isAfterSpace() {
        int before = scanner.position - 1;
        while (before >= 0 && isDigit(scanner.text.charAt(before))) {
            before--;
        }
        return before >= 0 && " Tt".indexOf(scanner.text.charAt(before)) >= 0;
    }

    private boolean isClockSign(char next) {
        return switch (next) {
            case ':' -> true;
            case 'h', 'H' -> scanner.isDigitAhead(1) || fields.year != UNSET;
            case '.' -> fields.isDate() && scanner.isDigitAhead(1);
            default -> false;
        };
    }

    private boolean isHalfOfDay() {
        int at = scanner.position;
        while (at < scanner.text.length() && scanner.text.charAt(at) == ' ') {
            at++;
        }
        int end = scanner.endOfWord(at);
        return end > at && DateWords.afternoon(bare(scanner.text.substring(at, end))) != null;
    }

    /** The rest of a time, of which hour and a colon, a point or an h were seen. */
    private void time(int hours) {
        boolean point = scanner.at('.');
        scanner.position++;
        int minutes = scanner.digits(2);
        int seconds = 0;
        if (scanner.at(':') || scanner.at('.') && point) {
            scanner.position++;
            seconds = scanner.digits(2);
        }
        fields.clock(hours, minutes, seconds);
        if ((scanner.at('.') || scanner.at(',')) && scanner.isDigitAhead(1)) {
            scanner.position++;
            scanner.skipDigits();
        }
        if (scanner.at(':')) {
            throw new DateTimeException("a time of four parts");
        }
    }
}
