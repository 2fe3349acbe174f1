package org.tidende.sink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/**
 * Records between the poll thread and the senders. The poll thread never waits here: it pauses reading by the bytes in flight.
 * Senders take what has gathered, so bulks are small while the index keeps up and large when it doesn't.
 */
final class BulkBuffer {
    private final int mostRecords;
    private final long mostBytes;
    private final long lingerNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long oldest;
    private boolean closed;

    BulkBuffer(int mostRecords, long mostBytes, Duration linger) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
        this.lingerNanos = linger.toNanos();
    }

    void add(Collection<Delivery> deliveries) {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                oldest = System.nanoTime();
            }
            for (Delivery delivery : deliveries) {
                waiting.add(delivery);
                waitingBytes += delivery.bytes();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for records and takes as many as one bulk holds, one at least.
     *
     * @return empty when the buffer is closed
     */
    List<Delivery> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                if (waiting.isEmpty()) {
                    changed.await();
                    continue;
                }
                long left = lingerNanos - (System.nanoTime() - oldest);
                if (left <= 0 || waiting.size() >= mostRecords || waitingBytes >= mostBytes) {
                    return drain();
                }
                changed.awaitNanos(left);
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out what belongs to partitions that go. */
    List<Delivery> remove(Collection<TopicPartition> partitions) {
        List<Delivery> removed = new ArrayList<>();
        lock.lock();
        try {
            for (Delivery delivery : waiting) {
                if (partitions.contains(delivery.partition())) {
                    removed.add(delivery);
                    waitingBytes -= delivery.bytes();
                }
            }
            waiting.removeAll(new HashSet<>(removed));
        } finally {
            lock.unlock();
        }
        return removed;
    }

    /** Senders get no more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<Delivery> drain() {
        List<Delivery> taken = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && taken.size() < mostRecords) {
            Delivery next = waiting.peek();
            if (!taken.isEmpty() && bytes + next.bytes() > mostBytes) {
                break;
            }
            waiting.remove();
            bytes += next.bytes();
            taken.add(next);
        }
        waitingBytes -= bytes;
        return taken;
    }
}
