package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;

/**
 * When entries of a feed come out: how many for each hour of the day and each day of the week (UTC), over how many days watched,
 * and how many lately. Hours and days are taken for independent of one another, which a feed of a dozen entries a day can fill.
 * Older days fade with a half-life of 14 days, so that a feed that changes its habits is followed. Immutable.
 *
 * <p>78 bytes, as {@code FeedState.rhythm} says.
 */
final class FeedRhythm {
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final int COUNTS = HOURS + DAYS;
    private static final int SIZE = 8 + 2 * COUNTS + 8;
    private static final int SIXTEENTHS = 16;
    private static final double DAY_FADES_TO = Math.pow(0.5, 1 / 14.0);
    private static final double LATE_HALF_LIFE_MINUTES = 90;
    private static final double LATE_MEAN_HOURS = LATE_HALF_LIFE_MINUTES / 60 / Math.log(2);

    /** Before a feed is known it counts as one of six entries a day, watched for two hours. */
    private static final double FIRST_ENTRIES = 0.5;

    private static final double FIRST_DAYS = 1 / 12.0;

    /** Of what is expected for an hour, so much is taken from the feed's mean: a few entries make no habit. */
    private static final double MEAN_ENTRIES = 24;

    static final FeedRhythm NONE = new FeedRhythm(0, 0, new double[COUNTS], 0, 0);

    private final double watchedDays;
    private final int day;
    private final double[] counts;
    private final double late;
    private final int lateMinute;

    private FeedRhythm(double watchedDays, int day, double[] counts, double late, int lateMinute) {
        this.watchedDays = watchedDays;
        this.day = day;
        this.counts = counts;
        this.late = late;
        this.lateMinute = lateMinute;
    }

    /** @param packed empty, or as {@link #packed()} gave it; anything else counts as nothing known */
    static FeedRhythm of(ByteBuffer packed) {
        if (packed.remaining() != SIZE) {
            return NONE;
        }
        ByteBuffer in = packed.duplicate();
        double watched = in.getFloat();
        int day = in.getInt();
        double[] counts = new double[COUNTS];
        for (int i = 0; i < COUNTS; i++) {
            counts[i] = (in.getShort() & 0xFFFF) / (double) SIXTEENTHS;
        }
        double late = in.getFloat();
        boolean sound = watched >= 0 && watched < 1_000 && late >= 0 && late < 1e6;
        return sound ? new FeedRhythm(watched, day, counts, late, in.getInt()) : NONE;
    }

    ByteBuffer packed() {
        ByteBuffer out = ByteBuffer.allocate(SIZE).putFloat((float) watchedDays).putInt(day);
        for (double count : counts) {
            out.putShort((short) Math.min(0xFFFF, (int) (count * SIXTEENTHS)));
        }
        return out.putFloat((float) late).putInt(lateMinute).flip();
    }

    /**
     * With what a poll saw.
     *
     * @param since from when on the feed was watched: the last poll, or for the first one the oldest entry's date
     * @param entries when the new entries came out, each between the two
     */
    FeedRhythm with(Instant since, Instant now, Collection<Instant> entries) {
        int today = (int) Math.floorDiv(now.getEpochSecond(), 86_400L);
        double fading = day == 0 ? 1 : Math.pow(DAY_FADES_TO, Math.max(0, today - day));
        double watched = watchedDays * fading + Math.max(0, now.getEpochSecond() - since.getEpochSecond()) / 86_400.0;
        double[] next = new double[COUNTS];
        for (int i = 0; i < COUNTS; i++) {
            next[i] = counts[i] * fading;
        }
        double lately = latelyAt(now);
        for (Instant entry : entries) {
            next[hour(entry.getEpochSecond())]++;
            next[HOURS + weekday(entry.getEpochSecond())]++;
            double minutes = Math.max(0, (now.getEpochSecond() - entry.getEpochSecond()) / 60.0);
            lately += Math.pow(0.5, minutes / LATE_HALF_LIFE_MINUTES);
        }
        return new FeedRhythm(watched, today, next, lately, minute(now));
    }

    /** Entries an hour that are expected at a time, as habit has it. */
    double rate(Instant at) {
        double total = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            total += counts[hour];
        }
        double mean = (total + FIRST_ENTRIES) / (watchedDays + FIRST_DAYS) / 24;
        double ofHour = (smoothed(hour(at.getEpochSecond())) + MEAN_ENTRIES / HOURS) * HOURS / (total + MEAN_ENTRIES);
        double ofDay = (counts[HOURS + weekday(at.getEpochSecond())] + dayPrior(total))
                * DAYS
                / (total + dayPrior(total) * DAYS);
        return mean * ofHour * ofDay;
    }

    /** Entries an hour that came lately, one not counted, which is no burst; there is more to expect when something is going on. */
    double lateRate(Instant at) {
        return Math.max(0, latelyAt(at) - 1) / LATE_MEAN_HOURS;
    }

    /** Until each day of the week has been watched, the one that was says little of the others. */
    private double dayPrior(double total) {
        return (MEAN_ENTRIES + total * Math.max(0, 1 - watchedDays / 14)) / DAYS;
    }

    private double smoothed(int hour) {
        return 0.25 * counts[(hour + HOURS - 1) % HOURS] + 0.5 * counts[hour] + 0.25 * counts[(hour + 1) % HOURS];
    }

    private double latelyAt(Instant at) {
        return late * Math.pow(0.5, Math.max(0, minute(at) - lateMinute) / LATE_HALF_LIFE_MINUTES);
    }

    private static int minute(Instant at) {
        return (int) Math.floorDiv(at.getEpochSecond(), 60L);
    }

    private static int hour(long second) {
        return (int) (Math.floorMod(second, 86_400L) / 3_600);
    }

    /** From Monday; 1970-01-01 was a Thursday. */
    private static int weekday(long second) {
        return (int) Math.floorMod(Math.floorDiv(second, 86_400L) + 3, 7L);
    }
}
