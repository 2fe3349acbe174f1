package org.tidende.ingest;

import java.util.Arrays;

/** Delays that were seen, in milliseconds. Safe for use by several threads. */
final class LoadFigures {
    private long[] values = new long[1_024];
    private int count;

    synchronized void add(long millis) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = millis;
    }

    synchronized String json() {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return "{\"count\":" + count + ",\"p50\":" + at(sorted, 0.5) + ",\"p99\":" + at(sorted, 0.99) + ",\"max\":"
                + at(sorted, 1) + "}";
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }
}
