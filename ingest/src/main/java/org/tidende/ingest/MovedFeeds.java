package org.tidende.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which feeds of this worker have moved where, so that two that meet at one address are found: the one that was added later is the
 * other's duplicate, and so is a feed that moved to an address that is subscribed itself. Feeds of other workers are not seen.
 * Safe for use by several threads.
 */
final class MovedFeeds {
    private final FeedPartitions partitions;
    private final Map<String, Map<String, Instant>> feedsByTarget = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();

    MovedFeeds(FeedPartitions partitions) {
        this.partitions = partitions;
    }

    /** @param movedTo null when it is where it was subscribed */
    synchronized void set(String uri, Instant added, String movedTo) {
        String before = movedTo == null ? targets.remove(uri) : targets.put(uri, movedTo);
        if (before != null) {
            feedsByTarget.computeIfPresent(before, (target, feeds) -> {
                feeds.remove(uri);
                return feeds.isEmpty() ? null : feeds;
            });
        }
        if (movedTo != null) {
            feedsByTarget.computeIfAbsent(movedTo, target -> new HashMap<>()).put(uri, added);
        }
    }

    /** The feed that has an address already, before one that has moved there; null when none does. */
    String earlier(String uri, Instant added, String movedTo) {
        if (movedTo == null || movedTo.equals(uri)) {
            return null;
        }
        if (partitions.isSubscribed(movedTo)) {
            return movedTo;
        }
        synchronized (this) {
            return feedsByTarget.getOrDefault(movedTo, Map.of()).entrySet().stream()
                    .filter(other -> !other.getKey().equals(uri))
                    .filter(other -> other.getValue().isBefore(added)
                            || other.getValue().equals(added) && other.getKey().compareTo(uri) < 0)
                    .min(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }
    }
}
