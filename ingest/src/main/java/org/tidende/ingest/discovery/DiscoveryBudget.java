package org.tidende.ingest.discovery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one search may still spend, and what it has asked for already. */
final class DiscoveryBudget {
    private final DiscoveryLimits limits;
    private final InstantSource clock;
    private final Instant end;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile String spent;

    DiscoveryBudget(DiscoveryLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.end = clock.instant().plus(limits.time());
    }

    /** False when it was asked for before, or nothing is left. */
    boolean take(String address) {
        if (spent == null) {
            spent = bytes.get() >= limits.bytes()
                    ? limits.bytes() / 1_000_000 + " MB"
                    : clock.instant().isAfter(end) ? limits.time().toSeconds() + " s" : null;
        }
        if (spent != null || !asked.add(address)) {
            return false;
        }
        if (requests.incrementAndGet() > limits.requests()) {
            requests.decrementAndGet();
            spent = limits.requests() + " requests";
            return false;
        }
        return true;
    }

    void count(SiteReader.Answer answer) {
        if (answer instanceof SiteReader.Document document) {
            bytes.addAndGet(document.body().length);
        }
    }

    int requests() {
        return requests.get();
    }

    /** The bound that was reached, in words; null when none was. */
    String spent() {
        return spent;
    }
}
