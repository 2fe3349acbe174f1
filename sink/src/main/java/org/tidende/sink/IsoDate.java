package org.tidende.sink;

import java.time.LocalDate;

/** Writes moments from 1970 to 9999 as {@code Instant.toString()} does, without the objects it takes there. */
final class IsoDate {
    private static final long DAY = 86_400_000;

    private IsoDate() {}

    /**
     * @return behind the last byte
     */
    static int write(long millis, byte[] bytes, int at) {
        LocalDate day = LocalDate.ofEpochDay(millis / DAY);
        int rest = (int) (millis % DAY);
        int next = digits(day.getYear(), 4, bytes, at);
        bytes[next++] = '-';
        next = digits(day.getMonthValue(), 2, bytes, next);
        bytes[next++] = '-';
        next = digits(day.getDayOfMonth(), 2, bytes, next);
        bytes[next++] = 'T';
        next = digits(rest / 3_600_000, 2, bytes, next);
        bytes[next++] = ':';
        next = digits(rest / 60_000 % 60, 2, bytes, next);
        bytes[next++] = ':';
        next = digits(rest / 1_000 % 60, 2, bytes, next);
        if (rest % 1_000 != 0) {
            bytes[next++] = '.';
            next = digits(rest % 1_000, 3, bytes, next);
        }
        bytes[next++] = 'Z';
        return next;
    }

    private static int digits(int value, int count, byte[] bytes, int at) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
