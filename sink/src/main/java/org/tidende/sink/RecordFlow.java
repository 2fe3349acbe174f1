package org.tidende.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, hands records to the senders, commits what they settled. It never stops polling: when the index lags it pauses its
 * partitions, so the group keeps it and its heartbeat says the truth.
 */
final class RecordFlow implements ConsumerRebalanceListener {
    private static final Logger LOGGER = LoggerFactory.getLogger(RecordFlow.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration HAND_OVER = Duration.ofSeconds(5);
    private static final long GLANCE_NANOS = 5_000_000;

    /** Settled records that wait behind an unsettled one cost memory too, though their bytes are gone. */
    private static final int MOST_OPEN = 100_000;

    private final SinkConfig config;
    private final Consumer<byte[], byte[]> consumer;
    private final OffsetCommits commits;
    private final BulkBuffer buffer;
    private final Ledger ledger;
    private final DeadLetterBreaker breaker;
    private final Pause retries;
    private final Set<TopicPartition> leaving = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean joined;
    private volatile long lastTurn = System.nanoTime();
    private volatile Map<String, Object> status = Map.of();
    private volatile boolean paused;
    private long lastCommit = System.nanoTime();

    /**
     * @param retries what senders wait on between two attempts
     */
    RecordFlow(
            SinkConfig config,
            Consumer<byte[], byte[]> consumer,
            OffsetCommits commits,
            BulkBuffer buffer,
            Ledger ledger,
            DeadLetterBreaker breaker,
            Pause retries) {
        this.config = config;
        this.consumer = consumer;
        this.commits = commits;
        this.buffer = buffer;
        this.ledger = ledger;
        this.breaker = breaker;
        this.retries = retries;
    }

    /** Consumes until told to stop, then drains for at most 5 s and lets all partitions go. */
    void run(Collection<String> topics, BooleanSupplier closing) {
        consumer.subscribe(topics, this);
        try {
            while (!closing.getAsBoolean()) {
                turn();
            }
            long deadline = deadline();
            awaitSettled(commits.partitions(), deadline);
            handOver(commits.partitions(), deadline);
        } finally {
            commits.let(commits.partitions());
            joined = false;
        }
    }

    private void turn() {
        Throwable broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("a sender failed: " + broken, broken);
        }
        lastTurn = System.nanoTime();
        throttle();
        accept(consumer.poll(POLL));
        if (System.nanoTime() - lastCommit >= config.commitInterval().toNanos()) {
            commits.commit(commits.partitions());
            lastCommit = System.nanoTime();
            status = commits.status();
        }
    }

    private void throttle() {
        boolean full =
                ledger.inFlightBytes() >= config.bufferBytes() || commits.size() >= MOST_OPEN || breaker.isOpen();
        if (full) {
            // Each time: a rebalance may have added partitions that are not paused.
            consumer.pause(consumer.assignment());
            paused = true;
        } else if (paused && ledger.inFlightBytes() <= config.bufferBytes() / 2) {
            consumer.resume(consumer.paused());
            paused = false;
        }
    }

    private void accept(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Delivery> deliveries = new ArrayList<>(records.count());
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> source : records.records(partition)) {
                Delivery delivery = new Delivery(partition, source);
                commits.delivered(delivery);
                deliveries.add(delivery);
            }
        }
        buffer.add(deliveries);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        commits.assigned(partitions);
        if (!partitions.isEmpty()) {
            LOGGER.info("sink {} takes {} partitions", config.instance(), partitions.size());
            LOGGER.debug("taken: {}", partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            LOGGER.info("sink {} hands over {} partitions", config.instance(), partitions.size());
            LOGGER.debug("handed over: {}", partitions);
            handOver(partitions, deadline());
        }
    }

    /** Somebody else may own them already: nothing is committed. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOGGER.warn("sink {} lost {} partitions: the group had given it up", config.instance(), partitions.size());
        buffer.remove(partitions);
        commits.let(partitions);
        retries.end();
    }

    /** What waits is handed back, what is on the wire may still come home, what is settled is committed. */
    private void handOver(Collection<TopicPartition> partitions, long deadline) {
        leaving.addAll(partitions);
        try {
            buffer.remove(partitions).forEach(ledger::release);
            retries.end();
            awaitSettled(partitions, deadline);
            commits.commit(partitions);
        } finally {
            commits.let(partitions);
            leaving.removeAll(partitions);
        }
    }

    private void awaitSettled(Collection<TopicPartition> partitions, long deadline) {
        while (!commits.isSettled(partitions) && System.nanoTime() < deadline && failure.get() == null) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private static long deadline() {
        return System.nanoTime() + HAND_OVER.toNanos();
    }

    /** True for a record whose partition is being handed over. For senders. */
    boolean isLeaving(Delivery delivery) {
        return leaving.contains(delivery.partition());
    }

    /** Something that should never happen did. For senders. */
    void fail(Throwable error) {
        failure.compareAndSet(null, error);
    }

    /** True from the first assignment on, also of no partitions. */
    boolean isJoined() {
        return joined;
    }

    Duration sinceLastTurn() {
        return Duration.ofNanos(System.nanoTime() - lastTurn);
    }

    Map<String, Object> status() {
        Map<String, Object> now = new HashMap<>(status);
        return Map.of("paused", paused, "partitions", now);
    }
}
