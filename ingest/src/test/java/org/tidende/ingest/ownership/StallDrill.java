package org.tidende.ingest.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Workers that count in the same partitions and are stopped at random, each for longer or shorter than a session, as by a stopped
 * process or a long collection of garbage. Its poll thread wakes first or its commit thread does.
 */
public final class StallDrill {
    private static final int WORKERS = 3;
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountingTopics topics;
    private final Fence fence;
    private final Random random;

    /**
     * What came of it.
     *
     * @param commits numbers counted over all partitions
     * @param refused transactions that the group refused
     * @param stops of a worker
     * @param violations numbers that don't go up by one, in words
     */
    public record Result(int commits, int refused, int stops, List<String> violations) {}

    /** @param prefix of topics of its own @param seed of who is stopped, when and for how long */
    public StallDrill(String bootstrapServers, String prefix, Fence fence, long seed) {
        this.topics = new CountingTopics(bootstrapServers, prefix, PARTITIONS);
        this.fence = fence;
        this.random = new Random(seed);
    }

    /** Goes on until so many numbers are counted, and at least so many stops were made. */
    public Result run(int commits, int stops) {
        List<Stopped> stalls = new ArrayList<>();
        List<CountingWorker> workers = new ArrayList<>();
        try {
            for (int number = 0; number < WORKERS; number++) {
                Stopped stall = new Stopped();
                stalls.add(stall);
                CountingWorker worker = new CountingWorker(topics, "worker-" + number, fence, stall);
                workers.add(worker);
                worker.start();
            }
            int made = 0;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int counted = 0;
            while (made < stops || counted < commits) {
                park(100 + random.nextInt(500));
                Stopped victim = stalls.get(random.nextInt(WORKERS));
                if (!victim.isStopped() && counted > 0) {
                    int millis = 300 + random.nextInt(2_200);
                    int apart = random.nextInt(600);
                    boolean commitThreadFirst = random.nextBoolean();
                    victim.stop(millis + (commitThreadFirst ? apart : 0), millis + (commitThreadFirst ? 0 : apart));
                    made++;
                }
                int now = total(topics.counted());
                if (now > counted) {
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "nothing was counted for " + PATIENCE.toSeconds() + " s, after " + counted);
                }
                counted = now;
            }
            workers.forEach(CountingWorker::rest);
        } finally {
            stalls.forEach(Stopped::wake);
            workers.forEach(CountingWorker::close);
        }
        Map<Integer, List<String>> counted = topics.counted();
        int refused = workers.stream()
                .mapToInt(worker -> worker.transactions(CommitLoop.Outcome.REFUSED))
                .sum();
        return new Result(total(counted), refused, made(stalls), CountingTopics.violations(counted));
    }

    private static int made(List<Stopped> stalls) {
        return stalls.stream().mapToInt(stall -> stall.stops).sum();
    }

    private static int total(Map<Integer, List<String>> counted) {
        return counted.values().stream().mapToInt(List::size).sum();
    }

    private static void park(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** Threads stand still until their time is over. */
    private static final class Stopped implements Stalls {
        private volatile long pollsFrom = Long.MIN_VALUE;
        private volatile long commitsFrom = Long.MIN_VALUE;
        private int stops;

        void stop(long pollMillis, long commitMillis) {
            long now = System.nanoTime();
            pollsFrom = now + Duration.ofMillis(pollMillis).toNanos();
            commitsFrom = now + Duration.ofMillis(commitMillis).toNanos();
            stops++;
        }

        boolean isStopped() {
            long now = System.nanoTime();
            return pollsFrom > now || commitsFrom > now;
        }

        void wake() {
            pollsFrom = Long.MIN_VALUE;
            commitsFrom = Long.MIN_VALUE;
        }

        @Override
        public void polling() {
            while (pollsFrom > System.nanoTime()) {
                park(5);
            }
        }

        @Override
        public void beginning() {
            while (commitsFrom > System.nanoTime()) {
                park(5);
            }
        }

        @Override
        public void sendingOffsets() {
            beginning();
        }

        @Override
        public void committing() {
            beginning();
        }
    }
}
