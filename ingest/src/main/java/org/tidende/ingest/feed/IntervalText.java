package org.tidende.ingest.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times between polls as people write them: a number and s, m, h or d. */
final class IntervalText {
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})(s|m|h|d)");

    private IntervalText() {}

    /** Empty when it is no such text; may be out of bounds. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** Whether a feed may be polled as seldom or as often as this. */
    static boolean isAllowed(Duration interval) {
        return interval.toSeconds() >= 1 && interval.compareTo(LONGEST) <= 0;
    }

    /** What {@link #parse} reads as the same. */
    static String of(Duration interval) {
        long seconds = interval.toSeconds();
        return seconds % 86_400 == 0
                ? seconds / 86_400 + "d"
                : seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
