package org.tidende.ingest.ownership;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.ingest.Await;

/**
 * A worker is stopped with its work in hand, another one takes its partition over and goes on, and the first one wakes: its commit
 * thread at once, its poll thread while the transaction is under way.
 */
final class WakingSchedule implements Callable<List<String>> {
    private static final int SOME = 3;

    private final CountingTopics topics;
    private final Fence fence;
    private final Gate polls = new Gate();
    private final Gate begins = new Gate();
    private volatile CountingWorker former;
    private volatile Ownership stopped;

    /** @param prefix of topics of its own */
    WakingSchedule(String bootstrapServers, String prefix, Fence fence) {
        this.topics = new CountingTopics(bootstrapServers, prefix, 1);
        this.fence = fence;
    }

    /** Runs it. Returns how the count was broken, in words; empty for not. */
    @Override
    public List<String> call() {
        try (CountingWorker first = new CountingWorker(topics, "former", fence, new FormerStalls());
                CountingWorker next = new CountingWorker(topics, "next", fence, Stalls.NONE)) {
            former = first;
            first.start();
            awaitCount(SOME);

            // As by SIGSTOP, when it knows what it owns and has sent nothing yet.
            polls.close();
            begins.close();
            polls.awaitArrival();
            begins.awaitArrival();
            stopped = first.ownership();
            int ended = first.transactions();
            int before = topics.total();
            next.start();
            awaitCount(before + SOME);

            begins.open();
            Await.until("its transaction ends", () -> first.transactions() > ended, first::transactions);
            polls.open();
            awaitCount(topics.total() + SOME);
        } finally {
            begins.open();
            polls.open();
        }
        return CountingTopics.violations(topics.counted());
    }

    private void awaitCount(int count) {
        Await.until("a count of " + count, Duration.ofSeconds(60), () -> topics.total() >= count, topics::counted);
    }

    private final class FormerStalls implements Stalls {
        @Override
        public void polling() {
            polls.pass();
        }

        @Override
        public void beginning() {
            begins.pass();
        }

        /** Only who looks at the metadata of the moment can be harmed by what happens in between. */
        @Override
        public void sendingOffsets() {
            if (stopped == null || fence != Fence.CURRENT_METADATA) {
                return;
            }
            polls.open();
            Await.until(
                    "it has joined again",
                    () -> former.ownership().isMember() && !former.ownership().isSameGeneration(stopped),
                    former::ownership);
        }
    }
}
