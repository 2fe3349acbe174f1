package org.tidende.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What a feed says about its pace while it is read. RSS 2.0 has ttl, skipHours and skipDays; the syndication module of RSS 1.0 has
 * updatePeriod (daily when it is left out) and updateFrequency (1). What can't be read asks for nothing.
 */
final class PaceDraft {
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofDays(1),
            "weekly", Duration.ofDays(7),
            "monthly", Duration.ofDays(30),
            "yearly", Duration.ofDays(365));
    private static final int ALL_HOURS = (1 << 24) - 1;
    private static final int ALL_DAYS = (1 << 7) - 1;

    private Duration timeToLive;
    private Duration period;
    private int frequency;
    private int skipHours;
    private int skipDays;

    /** @param name in lower case */
    void value(String name, String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        switch (name) {
            case "ttl" -> timeToLive = number(text) > 0 ? Duration.ofMinutes(number(text)) : timeToLive;
            case "updateperiod" -> period = PERIODS.getOrDefault(text, period);
            case "updatefrequency" -> frequency = Math.max(0, number(text));
            case "hour" -> {
                int hour = number(text);
                // The first RSS with it counted from 1 to 24; 24 is midnight in both.
                skipHours |= hour < 0 || hour > 24 ? 0 : 1 << hour % 24;
            }
            case "day" -> {
                for (DayOfWeek day : DayOfWeek.values()) {
                    skipDays |= day.name().equalsIgnoreCase(text) ? 1 << day.ordinal() : 0;
                }
            }
            default -> {
                // Nothing else is about pace.
            }
        }
    }

    FeedPace finish() {
        Duration update = period == null && frequency == 0
                ? null
                : (period == null ? Duration.ofDays(1) : period).dividedBy(Math.max(1, frequency));
        Duration interval =
                update == null || timeToLive != null && timeToLive.compareTo(update) > 0 ? timeToLive : update;
        // Never to be polled can't be meant.
        return new FeedPace(interval, skipHours == ALL_HOURS ? 0 : skipHours, skipDays == ALL_DAYS ? 0 : skipDays);
    }

    /** A whole number of up to eight digits, what follows a point left out; -1 for anything else. */
    private static int number(String text) {
        int point = text.indexOf('.');
        String digits = point < 0 ? text : text.substring(0, point);
        boolean good =
                !digits.isEmpty() && digits.length() <= 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Integer.parseInt(digits) : -1;
    }
}
