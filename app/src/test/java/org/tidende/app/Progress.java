package org.tidende.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When each partition went on, and how long it did not. Times are those of {@link System#nanoTime}. */
final class Progress {
    private final Map<Integer, List<Long>> ticks = new TreeMap<>();
    private long count;

    /** A partition went on, just now. */
    synchronized void tick(int partition) {
        ticks.computeIfAbsent(partition, number -> new ArrayList<>()).add(System.nanoTime());
        count++;
    }

    synchronized long count() {
        return count;
    }

    /** Partitions that went on at least once. */
    synchronized int partitions() {
        return ticks.size();
    }

    /** Whether every partition that ever went on did so after a moment. */
    synchronized boolean allSince(long moment) {
        return ticks.values().stream().allMatch(times -> times.getLast() > moment);
    }

    /** Seconds that each partition stands which did not go on after a moment. */
    synchronized Map<Integer, Long> standing(long moment) {
        Map<Integer, Long> standing = new TreeMap<>();
        long now = System.nanoTime();
        ticks.forEach((partition, times) -> {
            if (times.getLast() <= moment) {
                standing.put(partition, (now - times.getLast()) / 1_000_000_000);
            }
        });
        return standing;
    }

    synchronized boolean anySince(long moment) {
        return ticks.values().stream().anyMatch(times -> times.getLast() > moment);
    }

    /** The first time that any partition went on after a moment; empty for not yet. */
    synchronized Optional<Long> firstSince(long moment) {
        return ticks.values().stream()
                .flatMap(times -> times.stream().filter(time -> time > moment).findFirst().stream())
                .min(Long::compare);
    }

    /** How often partitions had gone on by a moment. */
    synchronized long countUntil(long moment) {
        return ticks.values().stream()
                .mapToLong(times ->
                        times.stream().takeWhile(time -> time <= moment).count())
                .sum();
    }

    /** Seconds that the partition which stood longest stood still between two moments, from its last step before them on. */
    synchronized double longestPause(long from, long to) {
        long longest = 0;
        for (List<Long> times : ticks.values()) {
            longest = Math.max(longest, longest(times, from, to));
        }
        return longest / 1e9;
    }

    /** Seconds that all of them stood still at once. */
    synchronized double pauseOfAll(long from, long to) {
        List<Long> all = new ArrayList<>();
        ticks.values().forEach(all::addAll);
        all.sort(null);
        return longest(all, from, to) / 1e9;
    }

    private static long longest(List<Long> times, long from, long to) {
        long longest = 0;
        long before = from;
        for (long time : times) {
            if (time > to) {
                break;
            }
            if (time > from) {
                longest = Math.max(longest, time - before);
            }
            before = time;
        }
        return Math.max(longest, to - before);
    }
}
