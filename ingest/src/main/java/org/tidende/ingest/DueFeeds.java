package org.tidende.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which feed is polled next: the one that has been due longest and whose registrable domain may be asked. That is so when one of its
 * places is free, the last request to it began long enough ago, and it is not held because its server asked to be left alone. A feed
 * whose domain may not be asked waits beside the queue, so a slow or held domain delays nobody else.
 */
final class DueFeeds {
    private final InstantSource clock;
    private final int placesPerDomain;
    private final long gapMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final PriorityQueue<Watch> watches = new PriorityQueue<>(Comparator.comparingLong(Watch::at));
    private final Map<String, DueDomain> domains = new HashMap<>();

    /** @param gap between the starts of two requests to one domain; there is none on loopback */
    DueFeeds(InstantSource clock, int placesPerDomain, Duration gap) {
        this.clock = clock;
        this.placesPerDomain = placesPerDomain;
        this.gapMillis = gap.toMillis();
    }

    /** Valid as long as the slot is due at that very time. */
    record Due(long at, FeedSlot slot) {}

    /** When to look at a domain again. */
    private record Watch(long at, DueDomain domain) {}

    /** A feed to poll, and how late it is, without the time that its domain was held. */
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

    /** The poll of a feed has been written or dropped: it may be polled again at its time, and holds no place. */
    void done(FeedSlot slot, long at) {
        lock.lock();
        try {
            free(slot);
            slot.polling = false;
            schedule(slot, at);
        } finally {
            lock.unlock();
        }
    }

    /** A domain's server asked to be left alone: none of its feeds is polled before. */
    void hold(String domain, long until) {
        lock.lock();
        try {
            if (until > clock.millis()) {
                DueDomain held = domains.computeIfAbsent(domain, DueDomain::new);
                held.readyAt = Math.max(held.readyAt, until);
                held.heldUntil = Math.max(held.heldUntil, until);
                watch(held, clock.millis());
            }
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
                long next = Math.min(
                        queue.isEmpty() ? Long.MAX_VALUE : queue.peek().at(),
                        watches.isEmpty() ? Long.MAX_VALUE : watches.peek().at());
                long untilNext = next == Long.MAX_VALUE ? left : TimeUnit.MILLISECONDS.toNanos(next - now);
                long wait = Math.min(left, Math.max(untilNext, 1));
                left -= wait - changed.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private Taken takeDue(long now) {
        while (!watches.isEmpty() && watches.peek().at() <= now) {
            DueDomain domain = watches.poll().domain();
            domain.watched = false;
            look(domain, now);
        }
        while (!queue.isEmpty() && queue.peek().at() <= now) {
            Due due = queue.poll();
            if (!isValid(due)) {
                DueDomain other = domains.get(due.slot().domain());
                if (other != null) {
                    // It may have been the one that was let through for those that wait.
                    look(other, now);
                }
                continue;
            }
            DueDomain domain = domains.computeIfAbsent(due.slot().domain(), DueDomain::new);
            if (domain.taken >= placesPerDomain || domain.readyAt > now) {
                domain.waiting.add(due);
                watch(domain, now);
                continue;
            }
            domain.taken++;
            if (!isLoopback(domain.name)) {
                domain.readyAt = Math.max(domain.readyAt, now + gapMillis);
            }
            due.slot().polling = true;
            due.slot().place = domain;
            if (!domain.waiting.isEmpty()) {
                look(domain, now);
            }
            return new Taken(due.slot(), now - Math.max(due.at(), domain.heldUntil));
        }
        return null;
    }

    /** The server has answered: a place of the domain is free. */
    void release(FeedSlot slot) {
        lock.lock();
        try {
            free(slot);
        } finally {
            lock.unlock();
        }
    }

    private void free(FeedSlot slot) {
        DueDomain domain = slot.place;
        if (domain != null) {
            slot.place = null;
            domain.taken--;
            look(domain, clock.millis());
        }
    }

    /** Puts one waiting feed back into the queue if the domain may be asked; forgets a domain that nobody needs. */
    private void look(DueDomain domain, long now) {
        if (domain.readyAt > now) {
            watch(domain, now);
            return;
        }
        while (domain.taken < placesPerDomain && !domain.waiting.isEmpty()) {
            Due next = domain.waiting.poll();
            if (isValid(next)) {
                queue.add(next);
                changed.signalAll();
                return;
            }
        }
        if (domain.taken == 0 && domain.waiting.isEmpty() && !domain.watched) {
            domains.remove(domain.name, domain);
        }
    }

    /** @param now by which the domain was found not ready: by a later one it would be neither asked nor looked at again */
    private void watch(DueDomain domain, long now) {
        if (!domain.watched && domain.readyAt > now) {
            domain.watched = true;
            watches.add(new Watch(domain.readyAt, domain));
            changed.signalAll();
        }
    }

    /** One's own machine needs no sparing. */
    private static boolean isLoopback(String domain) {
        return domain.equals("localhost")
                || domain.startsWith("127.")
                || domain.equals("::1")
                || domain.equals("[::1]");
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
