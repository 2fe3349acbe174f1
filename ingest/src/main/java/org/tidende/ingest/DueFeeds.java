package org.tidende.ingest;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which feed is polled next: the one that has been due longest and whose registrable domain has a free place. A feed whose domain
 * has none waits beside the queue, so a slow domain delays nobody else.
 */
final class DueFeeds {
    private final InstantSource clock;
    private final int placesPerDomain;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final Map<String, Domain> domains = new HashMap<>();

    DueFeeds(InstantSource clock, int placesPerDomain) {
        this.clock = clock;
        this.placesPerDomain = placesPerDomain;
    }

    /** Valid as long as the slot is due at that very time. */
    private record Due(long at, FeedSlot slot) {}

    private static final class Domain {
        private int taken;
        private final Queue<Due> waiting = new ArrayDeque<>();
    }

    /** A feed to poll, and how late it is. */
    record Taken(FeedSlot slot, long lateMillis) {}

    /** Sets when a feed is polled next; {@link FeedSlot#NEVER} takes it out. One that is being polled is scheduled when that ends. */
    void schedule(FeedSlot slot, long at) {
        lock.lock();
        try {
            slot.due = slot.retired ? FeedSlot.NEVER : at;
            if (slot.due != FeedSlot.NEVER && !slot.polling) {
                queue.add(new Due(at, slot));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The slot's partition is gone: it is never polled again. */
    void retire(FeedSlot slot) {
        lock.lock();
        try {
            slot.retired = true;
            slot.due = FeedSlot.NEVER;
        } finally {
            lock.unlock();
        }
    }

    /** The poll of a feed has been written or dropped: it may be polled again at its time. */
    void done(FeedSlot slot, long at) {
        lock.lock();
        try {
            slot.polling = false;
            schedule(slot, at);
        } finally {
            lock.unlock();
        }
    }

    /** A feed that is due, once one is; null after the wait. Takes a place of its domain. */
    Taken take(long waitMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (true) {
                long now = clock.millis();
                Taken taken = takeDue(now);
                if (taken != null) {
                    return taken;
                }
                if (left <= 0) {
                    return null;
                }
                long untilNext = queue.isEmpty()
                        ? left
                        : TimeUnit.MILLISECONDS.toNanos(queue.peek().at() - now);
                long wait = Math.min(left, Math.max(untilNext, 1));
                left -= wait - changed.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private Taken takeDue(long now) {
        while (!queue.isEmpty() && queue.peek().at() <= now) {
            Due due = queue.poll();
            if (!isValid(due)) {
                continue;
            }
            Domain domain = domains.computeIfAbsent(due.slot().domain(), name -> new Domain());
            if (domain.taken >= placesPerDomain) {
                domain.waiting.add(due);
                continue;
            }
            domain.taken++;
            due.slot().polling = true;
            return new Taken(due.slot(), now - due.at());
        }
        return null;
    }

    /** The server has answered: a place of the domain is free. */
    void release(FeedSlot slot) {
        lock.lock();
        try {
            Domain domain = domains.get(slot.domain());
            domain.taken--;
            for (Due next = domain.waiting.poll(); next != null; next = domain.waiting.poll()) {
                if (isValid(next)) {
                    queue.add(next);
                    changed.signalAll();
                    break;
                }
            }
            if (domain.taken == 0 && domain.waiting.isEmpty()) {
                domains.remove(slot.domain());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Feeds that are due by now and wait. */
    int waiting() {
        lock.lock();
        try {
            long now = clock.millis();
            long due = queue.stream()
                    .filter(next -> next.at() <= now && isValid(next))
                    .count();
            long held = domains.values().stream()
                    .mapToLong(domain -> domain.waiting.size())
                    .sum();
            return (int) (due + held);
        } finally {
            lock.unlock();
        }
    }

    private static boolean isValid(Due due) {
        return due.slot().due == due.at() && !due.slot().polling;
    }
}
