package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.DateText.bare;
import static org.tidende.ingest.feed.DateText.isDigit;
import static org.tidende.ingest.feed.DateText.isWordPart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

/**
 * Dates as feeds have them: RFC 822 and its successors, W3C date-time, ISO 8601 with its weeks, ordinals and short years, asctime,
 * what JavaScript prints, day and month in either order, names of months in many languages, Chinese, Japanese and Korean units,
 * digits of other scripts, zones by name or number, two-digit years. A date without a zone is read as UTC (in Korean as Korea's),
 * one without a time as midnight.
 *
 * <p>One pass over the parts of the text: each number, word or sign fills what is still open. What can't be read is null, never
 * the present; so is what says more than a date.
 */
final class DateParser {
    private static final int LONGEST = 100;
    private static final int UNSET = -1;
    private static final int KOREA = 540;

    private final String text;
    private int position;
    private int year = UNSET;
    private int month = UNSET;
    private int day = UNSET;
    private int hour = UNSET;
    private int minute;
    private int second;
    private final DateZone zone = new DateZone();
    private boolean monthByName;
    private boolean monthLed;
    private boolean korean;
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
            return new DateParser(DateText.latin(date)).read();
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private Instant read() {
        shortYear();
        while (position < text.length()) {
            char c = text.charAt(position);
            if (isDigit(c)) {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else if ((c == '+' || c == '-') && hour != UNSET) {
                sign(c == '-');
            } else {
                position++;
            }
        }
        return complete();
    }

    /** ISO 8601:1988 with the century left out: 26-03-03, 260303, 26062, -26-03, -2603. */
    private void shortYear() {
        boolean led = text.charAt(0) == '-';
        int from = led ? 1 : 0;
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - from;
        if (led && digits == 4 && end < text.length() && text.charAt(end) == '-') {
            throw new DateTimeException("a year before the first, which databases print for none");
        }
        boolean whole = end == text.length() || text.charAt(end) == 'T';
        if (digits == 2 && end < text.length() && text.charAt(end) == '-' && isIsoMonth(end + 1)) {
            year = century(Integer.parseInt(text, from, end, 10));
            position = end;
        } else if (whole && (digits == 5 || digits == 6) && !led || whole && digits == 4 && led) {
            year = century(Integer.parseInt(text, from, from + 2, 10));
            position = from + 2;
            if (digits == 5) {
                dayOfYear(Integer.parseInt(text, position, end, 10));
            } else {
                month = Integer.parseInt(text, position, position + 2, 10);
                day = digits == 6 ? Integer.parseInt(text, position + 2, end, 10) : UNSET;
            }
            position = end;
        }
    }

    /** Two digits that end the text or are followed by a day: not by a year, as in 03-12-2031, nor a name. */
    private boolean isIsoMonth(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end - from != 2 || end < text.length() && text.charAt(end) != '-') {
            return false;
        }
        int dayEnd = end + 1;
        while (dayEnd < text.length() && isDigit(text.charAt(dayEnd))) {
            dayEnd++;
        }
        return end == text.length() || dayEnd - end - 1 == 2;
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
        if (unit((int) Math.min(value, 9_999), next)) {
            return;
        }
        if (hour == UNSET && digits <= 2 && isClockSign(next)) {
            time((int) value);
        } else if (hour == UNSET && digits <= 2 && isDate() && isHalfOfDay()) {
            hour = (int) value;
        } else if (digits == 8 && year == UNSET && month == UNSET) {
            year = (int) (value / 10_000);
            month = (int) (value / 100 % 100);
            day = (int) (value % 100);
        } else if (digits == 6 && isDate() && hour == UNSET) {
            clock((int) (value / 10_000), (int) (value / 100 % 100), (int) (value % 100));
        } else if (digits == 4 && isDate() && hour == UNSET) {
            clock((int) (value / 100), (int) (value % 100), 0);
        } else if (digits == 14 || digits == 12 && from == 0) {
            long day14 = digits == 14 ? value : value * 100;
            year = (int) (day14 / 10_000_000_000L);
            month = (int) (day14 / 100_000_000 % 100);
            day = (int) (day14 / 1_000_000 % 100);
            clock((int) (day14 / 10_000 % 100), (int) (day14 / 100 % 100), (int) (day14 % 100));
        } else if ((digits == 10 || digits == 13) && from == 0 && position == text.length()) {
            epoch(digits == 13 ? value / 1_000 : value);
        } else if (digits == 4 && year == UNSET) {
            year = (int) value;
        } else if (digits == 3) {
            threeDigits((int) value, next);
        } else if (digits <= 2) {
            small((int) value, next);
        } else {
            throw new DateTimeException("a number that is no part of a date");
        }
    }

    /** Numbers that say what they are: 2026年3月3日, 2026년 3월 3일, 8시 30분. */
    private boolean unit(int value, char next) {
        switch (next) {
            case '年', '년' -> year = value < 100 ? century(value) : value;
            case '月', '월' -> month = value;
            case '日', '号', '일' -> day = value;
            case '時', '时', '点', '시' -> hour = value;
            case '分', '분' -> minute = value;
            case '秒', '초' -> second = value;
            default -> {
                return false;
            }
        }
        korean |= next >= 0xAC00 && next <= 0xD7A3;
        position++;
        return true;
    }

    private void epoch(long seconds) {
        LocalDateTime utc = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
        year = utc.getYear();
        month = utc.getMonthValue();
        day = utc.getDayOfMonth();
        clock(utc.getHour(), utc.getMinute(), utc.getSecond());
    }

    private void threeDigits(int value, char next) {
        if (year != UNSET && month == UNSET && day == UNSET) {
            if (next == '-' && value <= 12) {
                month = value;
            } else {
                dayOfYear(value);
            }
        } else if (year == UNSET && month != UNSET && day != UNSET) {
            // Programs that print the years since 1900 (RFC 2822 section 4.3).
            year = 1_900 + value;
        } else {
            throw new DateTimeException("three digits that are no part of a date");
        }
    }

    private void dayOfYear(int value) {
        LocalDate date = LocalDate.ofYearDay(year, value);
        month = date.getMonthValue();
        day = date.getDayOfMonth();
    }

    /** A number of one or two digits: what it is depends on what is known. */
    private void small(int value, char next) {
        if (year != UNSET && month == UNSET && day == UNSET) {
            month = value;
        } else if (month == UNSET && day == UNSET && year == UNSET && next == '/') {
            // With strokes the month comes first, as most of the programs that write so have it.
            month = value;
        } else if (day == UNSET) {
            day = value;
        } else if (month == UNSET) {
            month = value;
        } else if (year == UNSET) {
            year = century(value);
        } else if (hour == UNSET && isAfter(' ', 'T', 't')) {
            hour = value;
        } else {
            throw new DateTimeException("a number too many");
        }
    }

    /** Whether what stands before the number just read is one of these. */
    private boolean isAfter(char... any) {
        int before = position - 1;
        while (before >= 0 && isDigit(text.charAt(before))) {
            before--;
        }
        for (char c : any) {
            if (before >= 0 && text.charAt(before) == c) {
                return true;
            }
        }
        return false;
    }

    private boolean isClockSign(char next) {
        boolean digitsFollow = position + 1 < text.length() && isDigit(text.charAt(position + 1));
        return switch (next) {
            case ':' -> true;
            case 'h', 'H' -> digitsFollow || year != UNSET;
            case '.' -> isDate() && digitsFollow;
            default -> false;
        };
    }

    private boolean isHalfOfDay() {
        int at = position;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end > at && DateWords.afternoon(bare(text.substring(at, end))) != null;
    }

    /** Hour, with a colon, a point or an h next. */
    private void time(int hours) {
        hour = hours;
        boolean point = at('.');
        position++;
        minute = digits(2);
        if (at(':') || at('.') && point) {
            position++;
            second = digits(2);
        }
        if ((at('.') || at(',')) && position + 1 < text.length() && isDigit(text.charAt(position + 1))) {
            position++;
            while (position < text.length() && isDigit(text.charAt(position))) {
                position++;
            }
        }
        if (at(':')) {
            throw new DateTimeException("a time of four parts");
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
        if (position == from && position < text.length() && Character.isLetter(text.charAt(position))) {
            throw new DateTimeException("a letter where a number belongs");
        }
        return position == from ? 0 : Integer.parseInt(text, from, position, 10);
    }

    private void word() {
        int from = position;
        while (position < text.length() && isWordPart(text.charAt(position))) {
            position++;
        }
        boolean attached = from > 0 && isDigit(text.charAt(from - 1));
        String word = bare(text.substring(from, position));
        Boolean half = DateWords.afternoon(word);
        if (half != null) {
            afternoon = half;
            korean |= word.charAt(0) >= 0xAC00;
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
        if (word.equals("w") && year != UNSET && month == UNSET && day == UNSET) {
            week();
        } else if (hour != UNSET) {
            zoneWord(word, from, attached);
        } else if (word.length() == 1 && word.charAt(0) < 0x80 && !word.equals("t") && !word.equals("z")) {
            throw new DateTimeException("a letter that is no part of a date");
        }
    }

    private void week() {
        int week = digits(2);
        position += at('-') ? 1 : 0;
        int weekday = Math.max(1, digits(1));
        LocalDate date = LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                .with(ChronoField.DAY_OF_WEEK, weekday);
        year = date.getYear();
        month = date.getMonthValue();
        day = date.getDayOfMonth();
    }

    private void zoneWord(String word, int from, boolean attached) {
        if (at('/')) {
            position = zone.region(text, from, position);
        } else if (!zone.word(word) && attached && word.length() > 1 && !word.equals("uhr") && zone.isKnown()) {
            throw new DateTimeException("a date that runs into a word");
        }
    }

    private void sign(boolean west) {
        char next = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        if (Character.isLetter(next) && isDigit(text.charAt(position - 1))
                || Character.isLetter(next) && text.charAt(position) == '+') {
            throw new DateTimeException("a zone that is no number");
        }
        position++;
        if (!isDigit(next)) {
            return;
        }
        int from = position;
        int first = digits(4);
        int count = position - from;
        int minutes = count <= 2 ? first * 60 : first / 100 * 60 + first % 100;
        if (count <= 2 && at(':')) {
            position++;
            minutes += digits(2);
        }
        zone.number(west ? -minutes : minutes);
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
        month = month == UNSET ? 1 : month;
        day = day == UNSET ? 1 : day;
        int hours = hour == UNSET ? 0 : hour;
        if (afternoon != null) {
            hours = afternoon ? hours < 12 ? hours + 12 : hours : hours == 12 ? 0 : hours;
        }
        boolean nextDay = hours == 24;
        boolean leap = second == 60;
        // The last of a month stands for days that it doesn't have: 31 November is a publisher's slip.
        int dayOfMonth = day <= 31 ? Math.min(day, YearMonth.of(year, month).lengthOfMonth()) : day;
        LocalDateTime local =
                LocalDateTime.of(year, month, dayOfMonth, nextDay ? 0 : hours, minute, leap ? 59 : second);
        long seconds = local.toEpochSecond(ZoneOffset.UTC);
        int east = zone.secondsEast(local, korean ? KOREA : 0);
        return Instant.ofEpochSecond(seconds - east + (nextDay ? 86_400 : 0) + (leap ? 1 : 0));
    }

    private boolean isDate() {
        return year != UNSET && month != UNSET && day != UNSET;
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private static int century(int value) {
        return value < 70 ? 2_000 + value : 1_900 + value;
    }
}
