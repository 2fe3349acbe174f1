package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tidende.contract.Records;

/**
 * Feeds over some days, polled by different schedules, in no time: what each sees, how late, and what it asks for. The
 * schedules are told what stood in a document when; none is written or read.
 */
public final class SimulatedWeek {
    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HISTORY = Duration.ofDays(14);
    private static final Duration AFTER = Duration.ofHours(25);

    private final List<SimulatedFeed> feeds;
    private final Instant begin;
    private final Instant measured;
    private final Instant end;

    /**
     * @param count of feeds
     * @param before days that the schedules run before it counts: they learn
     * @param days that count
     */
    public SimulatedWeek(int count, int before, int days) {
        Records.trust();
        this.begin = MONDAY;
        this.measured = begin.plus(Duration.ofDays(before));
        this.end = measured.plus(Duration.ofDays(days));
        Random random = new Random(42);
        List<Instant> events = new ArrayList<>();
        for (int i = 0; i < 3 * (before + days); i++) {
            events.add(begin.plusSeconds(
                    (long) (random.nextDouble() * Duration.between(begin, end).toSeconds())));
        }
        this.feeds = IntStream.range(0, count)
                .mapToObj(number -> new SimulatedFeed(number, begin.minus(HISTORY), end.plus(AFTER), events))
                .toList();
    }

    private SimulatedWeek(SimulatedWeek whole, List<SimulatedFeed> feeds) {
        this.begin = whole.begin;
        this.measured = whole.measured;
        this.end = whole.end;
        this.feeds = feeds;
    }

    /** Only the feeds that ask for no pace: where schedules are free to differ. */
    public SimulatedWeek withoutWishes() {
        return new SimulatedWeek(
                this, feeds.stream().filter(feed -> feed.asked().isZero()).toList());
    }

    /** How many feeds there are. */
    public int size() {
        return feeds.size();
    }

    /**
     * What came of it.
     *
     * @param requests in the days that count
     * @param documents among them that were sent; the rest were 304
     * @param entries published in those days
     * @param within5 seen within five minutes of coming out
     * @param waited seconds from coming out to being seen, over all that were seen
     * @param missedKnown never seen, after polls that said so
     * @param missedUnknown never seen, and nobody knew
     * @param alarms polls that said that something may have been missed
     * @param falseAlarms those where nothing was
     * @param tooSoon requests before the time that the publisher asks for
     */
    public record Result(
            String schedule,
            long requests,
            long documents,
            long entries,
            long within5,
            long within15,
            long within60,
            long waited,
            long missedKnown,
            long missedUnknown,
            long alarms,
            long falseAlarms,
            long tooSoon) {
        private Result plus(Result other) {
            return new Result(
                    schedule,
                    requests + other.requests,
                    documents + other.documents,
                    entries + other.entries,
                    within5 + other.within5,
                    within15 + other.within15,
                    within60 + other.within60,
                    waited + other.waited,
                    missedKnown + other.missedKnown,
                    missedUnknown + other.missedUnknown,
                    alarms + other.alarms,
                    falseAlarms + other.falseAlarms,
                    tooSoon + other.tooSoon);
        }
    }

    /** Our schedule. @param usual as in {@link PollLimits} */
    public Result ours(Duration usual) {
        return run("ours, " + usual.toMinutes() + " minutes usual", feed -> new ScheduledReader(feed, usual));
    }

    /** The same through the whole evaluation of polls, with documents that are written and read. */
    Result oursInFull(Duration usual) {
        return run("ours, " + usual.toMinutes() + " minutes usual", feed -> new EvaluatedReader(feed, usual));
    }

    /** One interval for all. */
    public Result fixed(Duration interval) {
        return run(
                "fixed, " + interval.toMinutes() + " minutes",
                feed -> (now, standing, fresh) -> new Reader.Next(now.plus(interval), false));
    }

    /**
     * The entry frequency scheduler of miniflux 2 as its manual and source state it: the minutes of a week by the entries of the last
     * week that it knows, by their dates, not less than 5 minutes, nor more than 24 hours, which is also what a feed without any gets;
     * asked to the second.
     */
    public Result entryFrequency() {
        return run("entry frequency (miniflux)", feed -> {
            boolean[] known = new boolean[feed.published().length];
            return (now, standing, fresh) -> {
                for (int entry : standing) {
                    known[entry] = true;
                }
                long week = now.getEpochSecond() - Duration.ofDays(7).toSeconds();
                int count = 0;
                for (int i = known.length - 1; i >= 0 && feed.published()[i] >= week; i--) {
                    count += known[i] ? 1 : 0;
                }
                long minutes = count == 0 ? 1_440 : Math.clamp(Math.round(10_080.0 / count), 5, 1_440);
                return new Reader.Next(now.plus(Duration.ofMinutes(minutes)), false);
            };
        });
    }

    /** What asks a feed. */
    @FunctionalInterface
    interface Reader {
        /** @param missed whether it says that entries may have been missed */
        record Next(Instant at, boolean missed) {}

        Next read(Instant now, int[] standing, boolean changed);
    }

    @FunctionalInterface
    private interface Readers {
        Reader of(SimulatedFeed feed);
    }

    private Result run(String name, Readers readers) {
        return feeds.parallelStream()
                .map(feed -> poll(name, feed, readers.of(feed)))
                .reduce(new Result(name, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Result::plus);
    }

    private Result poll(String name, SimulatedFeed feed, Reader reader) {
        long[] published = feed.published();
        long[] seen = new long[published.length];
        boolean[] known = new boolean[published.length];
        long requests = 0;
        long documents = 0;
        long alarms = 0;
        long falseAlarms = 0;
        long tooSoon = 0;
        int[] before = new int[0];
        Instant last = null;
        Instant now = begin.plusSeconds(Math.floorMod(feed.uri().hashCode(), 900));
        while (now.isBefore(end.plus(AFTER))) {
            boolean counts = !now.isBefore(measured) && now.isBefore(end);
            int[] standing = feed.standing(now.getEpochSecond());
            boolean changed = last == null || !Arrays.equals(before, standing);
            for (int entry : standing) {
                seen[entry] = seen[entry] == 0 ? now.getEpochSecond() : seen[entry];
            }
            Reader.Next next = reader.read(now, standing, changed);
            if (next.missed()) {
                boolean right = false;
                for (int i = first(published, last.getEpochSecond()); i < published.length; i++) {
                    if (published[i] > now.getEpochSecond()) {
                        break;
                    }
                    known[i] |= seen[i] == 0;
                    right |= seen[i] == 0;
                }
                alarms += counts ? 1 : 0;
                falseAlarms += counts && !right ? 1 : 0;
            }
            requests += counts ? 1 : 0;
            documents += counts && changed ? 1 : 0;
            boolean soon = last != null && now.isBefore(last.plus(feed.asked()));
            tooSoon += counts && soon ? 1 : 0;
            before = standing;
            last = now;
            now = next.at();
        }
        long[] counted = counted(published, seen, known);
        return new Result(
                name,
                requests,
                documents,
                counted[0],
                counted[1],
                counted[2],
                counted[3],
                counted[4],
                counted[5],
                counted[6],
                alarms,
                falseAlarms,
                tooSoon);
    }

    private long[] counted(long[] published, long[] seen, boolean[] known) {
        long[] counted = new long[7];
        int from = first(published, measured.getEpochSecond());
        for (int i = from; i < published.length && published[i] < end.getEpochSecond(); i++) {
            long delay = seen[i] == 0 ? Long.MAX_VALUE : seen[i] - published[i];
            counted[0]++;
            counted[1] += delay <= 300 ? 1 : 0;
            counted[2] += delay <= 900 ? 1 : 0;
            counted[3] += delay <= 3_600 ? 1 : 0;
            counted[4] += seen[i] == 0 ? 0 : delay;
            counted[5] += seen[i] == 0 && known[i] ? 1 : 0;
            counted[6] += seen[i] == 0 && !known[i] ? 1 : 0;
        }
        return counted;
    }

    private static int first(long[] published, long after) {
        int at = Arrays.binarySearch(published, after);
        return at < 0 ? -at - 1 : at;
    }
}
