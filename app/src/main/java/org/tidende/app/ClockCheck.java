package org.tidende.app;

import java.time.Duration;
import java.time.Instant;

/** Compares another machine's clock with ours. */
final class ClockCheck {
    /**
     * More than this is wrong. Articles are ordered by when they were collected, topics let go of records by the broker's clock:
     * seconds do no harm there, minutes do.
     */
    static final Duration TOLERANCE = Duration.ofSeconds(10);

    private ClockCheck() {}

    /**
     * A clock that was read somewhere between two readings of ours.
     *
     * @param whose for instance {@code Kafka}
     */
    static Finding of(String whose, Instant before, Instant shown, Instant after) {
        String subject = "clock of " + whose;
        Duration ahead = Duration.between(after, shown);
        Duration behind = Duration.between(shown, before);
        if (ahead.compareTo(TOLERANCE) > 0) {
            return wrong(subject, whose, ahead, "ahead of");
        }
        if (behind.compareTo(TOLERANCE) > 0) {
            return wrong(subject, whose, behind, "behind");
        }
        return Finding.ok(subject, "within " + TOLERANCE.toSeconds() + " s of this machine's");
    }

    private static Finding wrong(String subject, String whose, Duration difference, String direction) {
        return Finding.wrong(
                subject,
                difference.toSeconds() + " s " + direction + " this machine's",
                "set the clock that is wrong, this machine's or that of " + whose
                        + ", and let both be kept by a time server (timedatectl set-ntp true)");
    }
}
