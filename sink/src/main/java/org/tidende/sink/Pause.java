package org.tidende.sink;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wait that others can cut short. */
final class Pause {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private long calls;
    private boolean closed;

    /** Waits so long, or until {@link #end()}; not at all after {@link #close()}. */
    void await(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = calls;
            long left = duration.toNanos();
            while (left > 0 && seen == calls && !closed) {
                left = called.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits that last now. */
    void end() {
        lock.lock();
        try {
            calls++;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits, also those to come. */
    void close() {
        lock.lock();
        try {
            closed = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
