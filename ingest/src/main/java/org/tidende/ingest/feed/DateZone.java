package org.tidende.ingest.feed;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The zone of a date as far as its text has told it. A number goes before a name, wherever it stands. */
final class DateZone {
    private static final int MOST_MINUTES = 18 * 60;

    private Integer minutesEast;
    private boolean byNumber;
    private ZoneId region;

    boolean isKnown() {
        return minutesEast != null;
    }

    /** @throws DateTimeException when no place on earth has it */
    void number(int minutes) {
        if (Math.abs(minutes) > MOST_MINUTES) {
            throw new DateTimeException("no such zone");
        }
        minutesEast = minutes;
        byNumber = true;
    }

    /** A zone by its abbreviation; whether it is one. */
    boolean word(String lowerCase) {
        Integer known = DateWords.zone(lowerCase);
        if (known != null && !byNumber) {
            minutesEast = known;
        }
        return known != null;
    }

    /**
     * A zone by its place: Europe/Oslo.
     *
     * @param slash where the stroke in it stands
     * @return where reading goes on
     */
    int region(String text, int from, int slash) {
        int end = slash + 1;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || "/_-+".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String name = text.substring(from, end);
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            return slash + 1;
        }
        region = ZoneId.of(name);
        return end;
    }

    /** @param otherwise minutes where the text says none */
    int secondsEast(LocalDateTime local, int otherwise) {
        if (minutesEast != null) {
            return minutesEast * 60;
        }
        return region == null
                ? otherwise * 60
                : region.getRules().getOffset(local).getTotalSeconds();
    }
}
