package org.tidende.ingest.ownership;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was done: all finished work of up to 50 ms, 100 pieces and 4 MB goes into one transaction, with the group's offset of
 * every partition that it touches. The only user of the stage's producer.
 *
 * <p>The ownership is read before the first record, and its group metadata used to the end, never later ones: after a rejoin those
 * of the present would pass, and the broker does not check who owns a partition. Work whose token is not held is dropped.
 *
 * <p>A transaction that was refused because the group has moved on is aborted, and its work waits for the next generation: what
 * belongs to tokens that are held then goes into a new transaction, in the same order and before all later work. After any other
 * transaction that was not committed, every partition in it gets a new token and is read again, so memory never runs ahead.
 *
 * <p>Counted: {@code tidende.ingest.transactions{stage, outcome}}. Each transaction ends as one of {@link Outcome}.
 */
public final class CommitLoop implements AutoCloseable {
    /** How a transaction ended. */
    enum Outcome {
        /** Written. */
        COMMITTED,
        /** The group has moved on: another worker may own the partitions. */
        REFUSED,
        /** An error, nothing written. */
        ABORTED,
        /** The producer could not go on, a new one takes its place; what was under way is decided by the broker. */
        PRODUCER_REPLACED
    }

    private static final Logger LOG = LoggerFactory.getLogger(CommitLoop.class);
    private static final Duration LINGER = Duration.ofMillis(10);
    private static final int MOST_WORKS = 100;
    private static final long MOST_BYTES = 4_000_000;
    private static final long SATURATED_BYTES = 16_000_000;
    private static final int SATURATED_WORKS = 1_000;
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final long IDLE = Long.MIN_VALUE;

    private final String name;
    private final String topic;
    private final TransactionalWriter writer;
    private final Supplier<Ownership> ownership;
    private final Consumer<Set<Token>> renew;
    private final MeterRegistry meters;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final AtomicLong pendingBytes = new AtomicLong();
    private final AtomicLong pendingWorks = new AtomicLong();
    private final Set<Token> broken = new HashSet<>();
    private final Object released = new Object();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long writingSince = IDLE;
    private Set<Token> inTransaction = Set.of();

    /** Goes before the queue: work of a refused transaction, and what was too large for one. */
    private final Deque<Work> returned = new ArrayDeque<>();

    private Ownership refused = Ownership.NONE;

    CommitLoop(
            String name,
            String topic,
            Supplier<Producer<byte[], byte[]>> producers,
            Supplier<Ownership> ownership,
            Consumer<Set<Token>> renew,
            MeterRegistry meters) {
        this.name = name;
        this.topic = topic;
        this.writer = new TransactionalWriter(name, producers, () -> stopping);
        this.ownership = ownership;
        this.renew = renew;
        this.meters = meters;
        this.thread = Thread.ofPlatform().name(name + "-commit").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Why nothing is written at present; null when it is. */
    String problem() {
        String problem = writer.problem();
        long since = writingSince;
        if (problem != null || since == IDLE) {
            return problem;
        }
        return System.nanoTime() - since > LONG.toNanos()
                ? name + ": a transaction has waited for the broker for more than " + LONG.toSeconds() + " s"
                : null;
    }

    /** Takes work that is done. Work of one partition is written in the order in which it is taken. */
    public void submit(Work work) {
        pendingBytes.addAndGet(work.bytes());
        pendingWorks.incrementAndGet();
        queue.add(work);
    }

    /** Whether so much waits to be written that no more should be begun. */
    public boolean isSaturated() {
        return pendingBytes.get() > SATURATED_BYTES || pendingWorks.get() > SATURATED_WORKS;
    }

    /** Pieces of work that wait to be written. */
    public long pending() {
        return pendingWorks.get();
    }

    /** Waits until no transaction with one of the tokens is under way, for as long as allowed. */
    boolean awaitRelease(Set<Token> tokens, Duration most) {
        return await(() -> inTransaction.stream().noneMatch(tokens::contains), most);
    }

    /** Waits until everything taken so far is written or dropped, for as long as allowed. */
    boolean drain(Duration most) {
        return await(() -> pendingWorks.get() == 0, most);
    }

    /** Waits until more may be begun, for as long as allowed. */
    public boolean awaitRoom(Duration most) {
        return await(() -> !isSaturated(), most);
    }

    private boolean await(BooleanSupplier condition, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        synchronized (released) {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    released.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    private void run() {
        try {
            while (!stopping) {
                writer.ensureOpen();
                List<Work> batch = take();
                if (!batch.isEmpty()) {
                    write(batch);
                }
            }
        } catch (InterruptedException stop) {
            LOG.debug("{}: interrupted while stopping", name);
        } finally {
            writer.close();
        }
    }

    private List<Work> take() throws InterruptedException {
        Work first = next(TimeUnit.MILLISECONDS.toNanos(100));
        List<Work> batch = new ArrayList<>();
        if (first == null) {
            return batch;
        }
        batch.add(first);
        long bytes = first.bytes();
        long deadline = System.nanoTime() + LINGER.toNanos();
        while (batch.size() < MOST_WORKS) {
            Work next = next(Math.max(0, deadline - System.nanoTime()));
            if (next == null) {
                break;
            }
            if (bytes + next.bytes() > MOST_BYTES) {
                returned.addFirst(next);
                break;
            }
            batch.add(next);
            bytes += next.bytes();
        }
        return batch;
    }

    private Work next(long mostNanos) throws InterruptedException {
        Work work = returned.poll();
        return work != null ? work : queue.poll(mostNanos, TimeUnit.NANOSECONDS);
    }

    private void write(List<Work> batch) throws InterruptedException {
        Ownership snapshot = awaitMembership(batch);
        broken.removeIf(token -> !snapshot.holds(token));
        List<Work> valid = new ArrayList<>(batch.size());
        List<Work> invalid = new ArrayList<>();
        for (Work work : batch) {
            boolean held = snapshot.isMember() && snapshot.holds(work.token()) && !broken.contains(work.token());
            (held ? valid : invalid).add(work);
        }
        settle(invalid, false);
        signal();
        if (valid.isEmpty()) {
            return;
        }
        Set<Token> tokens = new HashSet<>();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Work work : valid) {
            tokens.add(work.token());
            offsets.merge(
                    new TopicPartition(topic, work.token().partition()),
                    new OffsetAndMetadata(work.nextOffset(snapshot)),
                    (a, b) -> a.offset() > b.offset() ? a : b);
        }
        occupy(tokens);
        Outcome outcome = Outcome.ABORTED;
        writingSince = System.nanoTime();
        try {
            outcome = writer.write(valid, offsets, snapshot.group(), () -> holdsAll(tokens));
        } finally {
            writingSince = IDLE;
            end(outcome, valid, tokens, snapshot);
            meters.counter(
                            "tidende.ingest.transactions",
                            "stage",
                            name,
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }

    private void end(Outcome outcome, List<Work> works, Set<Token> tokens, Ownership snapshot) {
        if (outcome == Outcome.REFUSED) {
            // It is aborted for certain, and memory is as it was: as if it had not begun.
            // What is still owned in the next generation is written then.
            refused = snapshot;
            works.reversed().forEach(returned::addFirst);
            occupy(Set.of());
            return;
        }
        // Before the poll thread hears that the transaction is over: it may then give the partitions away.
        if (outcome != Outcome.COMMITTED) {
            broken.addAll(tokens);
        }
        settle(works, outcome == Outcome.COMMITTED);
        occupy(Set.of());
        if (outcome != Outcome.COMMITTED) {
            renew.accept(tokens);
        }
    }

    /**
     * Between two generations nobody is a member, and after a refusal the generation is known to be over: then work waits, until
     * it may be written or its tokens are gone.
     */
    private Ownership awaitMembership(List<Work> batch) throws InterruptedException {
        Ownership now = ownership.get();
        while (!stopping && isBetweenGenerations(now, batch)) {
            synchronized (released) {
                released.wait(20);
            }
            now = ownership.get();
        }
        return now;
    }

    private boolean isBetweenGenerations(Ownership now, List<Work> batch) {
        return (!now.isMember() || now.isSameGeneration(refused))
                && batch.stream().map(Work::token).anyMatch(now::holds);
    }

    private boolean holdsAll(Set<Token> tokens) {
        Ownership now = ownership.get();
        return tokens.stream().allMatch(now::holds);
    }

    private void occupy(Set<Token> tokens) {
        synchronized (released) {
            inTransaction = tokens;
            released.notifyAll();
        }
    }

    private void signal() {
        synchronized (released) {
            released.notifyAll();
        }
    }

    private void settle(List<Work> works, boolean committed) {
        for (Work work : works) {
            try {
                if (committed) {
                    work.committed();
                } else {
                    work.dropped();
                }
            } finally {
                pendingBytes.addAndGet(-work.bytes());
                pendingWorks.decrementAndGet();
            }
        }
    }

    /** Ends after the transaction under way; what waits is dropped. */
    @Override
    public void close() {
        stopping = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(Duration.ofMillis(1_500))) {
                thread.interrupt();
                if (!thread.join(Duration.ofMillis(1_500))) {
                    LOG.warn("{}: a transaction is still under way at the end; the broker will abort it", name);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
