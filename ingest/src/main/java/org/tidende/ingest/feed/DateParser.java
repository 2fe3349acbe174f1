package org.tidende.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Dates as feeds have them: RFC 822 and its successors, W3C date-time, ISO 8601, asctime, day and month in either order, month
 * names of many languages, named zones, two-digit years. A date without a zone is read as UTC, one without a time as midnight.
 *
 * <p>One pass over the parts of the text: each number, word or sign fills what is still open. What can't be read is null, never
 * the present.
 */
final class DateParser {
    private static final int LONGEST = 100;
    private static final int UNSET = -1;

    private final String text;
    private int position;
    private int year = UNSET;
    private int month = UNSET;
    private int day = UNSET;
    private int hour = UNSET;
    private int minute;
    private int second;
    private int offsetMinutes;
    private boolean monthByName;
    private boolean monthLed;
    private boolean negativeZone;
    private Boolean afternoon;

    private DateParser(String text) {
        this.text = text;
    }

    /** The moment, to the second; null when the text can't be read as one. */
    static Instant parse(String text) {
        String date = text.strip();
        if (date.isEmpty() || date.length() > LONGEST) {
            return null;
        }
        try {
            return new DateParser(date).read();
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private Instant read() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (isDigit(c)) {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else if ((c == '+' || c == '-') && hour != UNSET && startsZone()) {
                negativeZone = c == '-';
                position++;
                zone();
            } else {
                position++;
            }
        }
        return complete();
    }

    private void number() {
        int from = position;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        int digits = position - from;
        if (digits > 14) {
            throw new DateTimeException("too many digits");
        }
        long value = Long.parseLong(text, from, position, 10);
        char next = position < text.length() ? text.charAt(position) : ' ';
        if (hour == UNSET && next == ':' && digits <= 2) {
            time((int) value);
        } else if (digits == 8 && year == UNSET && month == UNSET) {
            year = (int) (value / 10_000);
            month = (int) (value / 100 % 100);
            day = (int) (value % 100);
        } else if (digits == 6 && isDate() && hour == UNSET) {
            clock((int) (value / 10_000), (int) (value / 100 % 100), (int) (value % 100));
        } else if (digits == 14) {
            year = (int) (value / 10_000_000_000L);
            month = (int) (value / 100_000_000 % 100);
            day = (int) (value / 1_000_000 % 100);
            clock((int) (value / 10_000 % 100), (int) (value / 100 % 100), (int) (value % 100));
        } else if ((digits == 10 || digits == 13) && from == 0 && position == text.length()) {
            Instant moment = Instant.ofEpochSecond(digits == 13 ? value / 1_000 : value);
            LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            year = utc.getYear();
            month = utc.getMonthValue();
            day = utc.getDayOfMonth();
            clock(utc.getHour(), utc.getMinute(), utc.getSecond());
        } else if (digits == 4 && year == UNSET) {
            year = (int) value;
        } else if (digits == 3 && year != UNSET && month == UNSET && day == UNSET) {
            // ISO 8601 ordinal date.
            YearMonth january = YearMonth.of(year, 1);
            var date = january.atDay(1).plusDays(value - 1);
            month = date.getMonthValue();
            day = date.getDayOfMonth();
        } else if (digits <= 2) {
            small((int) value);
        }
    }

    /** A number of one or two digits: what it is depends on what is known. */
    private void small(int value) {
        if (year != UNSET && month == UNSET && day == UNSET) {
            month = value;
        } else if (day == UNSET) {
            day = value;
        } else if (month == UNSET) {
            month = value;
        } else if (year == UNSET) {
            year = value < 70 ? 2_000 + value : 1_900 + value;
        } else if (hour == UNSET && position < text.length() && text.charAt(position) == ' ') {
            hour = value;
        }
    }

    /** Hour, with the colon next. */
    private void time(int hours) {
        hour = hours;
        position++;
        minute = digits(2);
        if (at(':')) {
            position++;
            second = digits(2);
        }
        if ((at('.') || at(',')) && position + 1 < text.length() && isDigit(text.charAt(position + 1))) {
            position++;
            while (position < text.length() && isDigit(text.charAt(position))) {
                position++;
            }
        }
    }

    private void clock(int hours, int minutes, int seconds) {
        hour = hours;
        minute = minutes;
        second = seconds;
    }

    private int digits(int most) {
        int from = position;
        while (position < text.length() && position - from < most && isDigit(text.charAt(position))) {
            position++;
        }
        return position == from ? 0 : Integer.parseInt(text, from, position, 10);
    }

    private void word() {
        int from = position;
        while (position < text.length() && isWordPart(text.charAt(position))) {
            position++;
        }
        String word = text.substring(from, position).toLowerCase(Locale.ROOT);
        if (word.endsWith(".")) {
            word = word.substring(0, word.length() - 1);
        }
        if (word.equals("am") || word.equals("pm") || word.equals("a.m") || word.equals("p.m")) {
            afternoon = word.charAt(0) == 'p';
            return;
        }
        // A month before any number may be a day of the week: mar. is Tuesday in French.
        if (!monthByName || monthLed) {
            int named = DateWords.month(word);
            if (named > 0) {
                // A number that came before is then a day: 3 March, or the month of 03 March by mistake.
                if (month != UNSET && day == UNSET) {
                    day = month;
                }
                monthLed = !monthByName && day == UNSET && year == UNSET;
                month = named;
                monthByName = true;
                return;
            }
        }
        if (hour != UNSET) {
            Integer zone = DateWords.zone(word);
            if (zone != null) {
                offsetMinutes = zone;
            }
        }
    }

    private boolean startsZone() {
        return position + 1 < text.length() && isDigit(text.charAt(position + 1));
    }

    private void zone() {
        int from = position;
        int first = digits(4);
        int count = position - from;
        int minutes = count <= 2 ? first * 60 : first / 100 * 60 + first % 100;
        if (count <= 2 && at(':')) {
            position++;
            minutes += digits(2);
        }
        if (minutes > 18 * 60) {
            throw new DateTimeException("no such zone");
        }
        offsetMinutes += negativeZone ? -minutes : minutes;
    }

    private Instant complete() {
        if (year == UNSET || month == UNSET && day != UNSET) {
            return null;
        }
        if (month > 12 && day != UNSET && day <= 12 && !monthByName) {
            int swapped = month;
            month = day;
            day = swapped;
        }
        if (month == UNSET) {
            month = 1;
        }
        if (day == UNSET) {
            day = 1;
        }
        int hours = hour == UNSET ? 0 : hour;
        if (afternoon != null) {
            hours = afternoon ? hours < 12 ? hours + 12 : hours : hours == 12 ? 0 : hours;
        }
        boolean nextDay = hours == 24;
        boolean leap = second == 60;
        // The last of a month stands for days that it doesn't have: 31 November is a publisher's slip.
        int dayOfMonth = day <= 31 ? Math.min(day, YearMonth.of(year, month).lengthOfMonth()) : day;
        long seconds = LocalDateTime.of(year, month, dayOfMonth, nextDay ? 0 : hours, minute, leap ? 59 : second)
                .toEpochSecond(ZoneOffset.UTC);
        return Instant.ofEpochSecond(seconds - offsetMinutes * 60L + (nextDay ? 86_400 : 0) + (leap ? 1 : 0));
    }

    private boolean isDate() {
        return year != UNSET && month != UNSET && day != UNSET;
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetter(c) || c == '.' || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
