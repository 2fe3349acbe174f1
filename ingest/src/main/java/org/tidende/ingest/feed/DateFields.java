package org.tidende.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

/** What a date has told so far, and the moment that this makes. */
final class DateFields {
    static final int UNSET = -1;

    /** Programs print year 0 and 1 for no date. */
    private static final int FIRST_YEAR = 2;

    private static final int KOREA = 540;

    final DateZone zone = new DateZone();
    int year = UNSET;
    int month = UNSET;
    int day = UNSET;
    int hour = UNSET;
    int minute;
    int second;
    boolean monthByName;
    boolean korean;
    Boolean afternoon;

    boolean isDate() {
        return year != UNSET && month != UNSET && day != UNSET;
    }

    /** Whether a year is known and nothing within it. */
    boolean isYearOnly() {
        return year != UNSET && month == UNSET && day == UNSET;
    }

    void clock(int hours, int minutes, int seconds) {
        hour = hours;
        minute = minutes;
        second = seconds;
    }

    void dayOfYear(int value) {
        date(LocalDate.ofYearDay(year, value));
    }

    /** A day of a week of the year (ISO 8601 section 5.2.3). */
    void week(int week, int weekday) {
        date(LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                .with(ChronoField.DAY_OF_WEEK, weekday));
    }

    void epoch(long seconds) {
        LocalDateTime utc = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
        date(utc.toLocalDate());
        clock(utc.getHour(), utc.getMinute(), utc.getSecond());
    }

    private void date(LocalDate date) {
        year = date.getYear();
        month = date.getMonthValue();
        day = date.getDayOfMonth();
    }

    /** The year that two digits stand for. */
    static int century(int value) {
        return value < 70 ? 2_000 + value : 1_900 + value;
    }

    /**
     * The moment; null when too little is known.
     *
     * @throws DateTimeException when there is no such day or time
     */
    Instant complete() {
        if (year == UNSET || month == UNSET && day != UNSET) {
            return null;
        }
        if (year < FIRST_YEAR) {
            throw new DateTimeException("a year that stands for none");
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
}
