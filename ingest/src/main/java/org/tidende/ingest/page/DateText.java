package org.tidende.ingest.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first date in a piece of text, as attributes (ISO 8601, RFC 822) and readers (day, month's name, year in their order) have
 * it. A day is needed: a year or a month alone is no date here.
 */
final class DateText {
    private static final int LONGEST = 2_000;
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2099;
    private static final int BUDDHIST_ERA = 543;
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)((?:19|20|25)\\d\\d)(?:[-/.]|\\. |\\s?[年년]\\s?)(\\d{1,2})(?:[-/.]|\\. |\\s?[月월]\\s?)(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([01]\\d)([0-3]\\d)(?=\\D|$|\\d{6}(?!\\d))");
    private static final Pattern DAY_NAMED_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|ère|º|ª|\\.)?[\\s,-]{0,3}(?:de |d'|of |den )?([\\p{L}\\p{M}]{3,20})\\.?[\\s,/-]{0,3}(?:de |del |of )?((?:19|20|25)\\d\\d)(?!\\d)");
    private static final Pattern NAMED_MONTH_DAY = Pattern.compile(
            "([\\p{L}\\p{M}]{3,20})\\.?[\\s-]{0,3}(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s{1,3}((?:19|20)\\d\\d)(?!\\d)");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\d./-])(\\d{1,2})([./-]) ?(\\d{1,2})\\2 ?((?:19|20)\\d\\d|\\d\\d)(?![\\d/-])");
    private static final Pattern TIME = Pattern.compile(
            "^[^\\d]{0,16}?(\\d{1,2})[:.hH](\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,9})?)?\\s?([aApP]\\.?[mM]\\b)?\\.?\\s?(?:(Z|[A-Z]{2,4})?\\s?([+-]\\d\\d):?(\\d\\d)?|(Z|[A-Z]{2,4}))?");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(?:\\d{3})?");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("CET", 60),
            Map.entry("CEST", 120),
            Map.entry("MEZ", 60),
            Map.entry("MESZ", 120),
            Map.entry("BST", 60),
            Map.entry("EET", 120),
            Map.entry("EEST", 180),
            Map.entry("MSK", 180),
            Map.entry("IST", 330),
            Map.entry("SAST", 120),
            Map.entry("EST", -300),
            Map.entry("EDT", -240),
            Map.entry("ET", -300),
            Map.entry("CST", -360),
            Map.entry("CDT", -300),
            Map.entry("MST", -420),
            Map.entry("MDT", -360),
            Map.entry("PST", -480),
            Map.entry("PDT", -420),
            Map.entry("JST", 540),
            Map.entry("KST", 540),
            Map.entry("WIB", 420),
            Map.entry("AEST", 600),
            Map.entry("AEDT", 660));

    private final MonthNames months;
    private final String language;

    /** @param language BCP 47 of the page or null: its month names are looked up, and en-US has the month first */
    DateText(MonthNames months, String language) {
        this.months = months;
        this.language = language == null ? "" : language.toLowerCase(Locale.ROOT);
    }

    /** Null when there is none. */
    Instant find(String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = MonthNames.digits(given.length() > LONGEST ? given.substring(0, LONGEST) : given)
                .strip();
        if (EPOCH.matcher(text).matches()) {
            Instant moment = Instant.ofEpochSecond(Long.parseLong(text) / (text.length() == 13 ? 1_000 : 1));
            return date(moment.atOffset(ZoneOffset.UTC).getYear(), 1, 1, "") == null ? null : moment;
        }
        Instant found = first(YEAR_FIRST, text, 1, 2, 3);
        found = found != null ? found : named(text);
        found = found != null ? found : numbers(text);
        return found != null ? found : first(COMPACT, text, 1, 2, 3);
    }

    private Instant first(Pattern pattern, String text, int year, int month, int day) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Instant date = date(
                    number(matcher, year), number(matcher, month), number(matcher, day), text.substring(matcher.end()));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private Instant named(String text) {
        for (Pattern pattern : new Pattern[] {DAY_NAMED_MONTH, NAMED_MONTH_DAY}) {
            boolean dayFirst = pattern == DAY_NAMED_MONTH;
            Matcher matcher = pattern.matcher(text);
            for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
                int month = months.of(matcher.group(dayFirst ? 2 : 1), language);
                Instant date = month == 0
                        ? null
                        : date(
                                number(matcher, 3),
                                month,
                                number(matcher, dayFirst ? 1 : 2),
                                text.substring(matcher.end()));
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private Instant numbers(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        while (matcher.find()) {
            int year = number(matcher, 4);
            if (matcher.group(4).length() == 2) {
                if (!matcher.group(2).equals(".") && !matcher.group(2).equals("/")) {
                    continue;
                }
                year += 2000;
            }
            int day = number(matcher, 1);
            int month = number(matcher, 3);
            boolean monthFirst =
                    matcher.group(2).equals("/") && (language.equals("en-us") || language.equals("en")) && day <= 12;
            if (monthFirst || month > 12) {
                int swapped = day;
                day = month;
                month = swapped;
            }
            Instant date = date(year, month, day, text.substring(matcher.end()));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Null for a day that is in no calendar. */
    private static Instant date(int year, int month, int day, String rest) {
        int common = year > LATEST + 300 ? year - BUDDHIST_ERA : year;
        if (common < EARLIEST || common > LATEST || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            LocalDateTime midnight = LocalDateTime.of(common, month, day, 0, 0);
            Instant moment = time(midnight, rest);
            return moment == null ? midnight.toInstant(ZoneOffset.UTC) : moment;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Instant time(LocalDateTime midnight, String rest) {
        Matcher matcher = TIME.matcher(rest);
        if (!matcher.find()) {
            return null;
        }
        int hour = number(matcher, 1);
        int minute = number(matcher, 2);
        int second = matcher.group(3) == null ? 0 : number(matcher, 3);
        if (matcher.group(4) != null) {
            boolean afternoon = Character.toLowerCase(matcher.group(4).charAt(0)) == 'p';
            hour = afternoon ? hour < 12 ? hour + 12 : hour : hour == 12 ? 0 : hour;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        int offset = 0;
        if (matcher.group(6) != null) {
            int hours = Integer.parseInt(matcher.group(6).substring(1));
            int minutes = hours * 60 + (matcher.group(7) == null ? 0 : number(matcher, 7));
            offset = matcher.group(6).charAt(0) == '-' ? -minutes : minutes;
        } else if (matcher.group(8) != null) {
            offset = ZONES.getOrDefault(matcher.group(8), 0);
        }
        return Math.abs(offset) > 18 * 60
                ? null
                : midnight.withHour(hour)
                        .withMinute(minute)
                        .withSecond(second)
                        .minusMinutes(offset)
                        .toInstant(ZoneOffset.UTC);
    }
}
