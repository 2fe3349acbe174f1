package org.tidende.ingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tidende.ingest.ownership.Ownership;

/** The partitions that were opened last: what this worker knows of feeds beside the one it looks at. */
final class FeedPartitions {
    private final Map<Integer, FeedPartition> byNumber = new ConcurrentHashMap<>();

    FeedPartition add(FeedPartition partition) {
        byNumber.put(partition.token().partition(), partition);
        return partition;
    }

    /** Whether an address is a feed's own, in one of the partitions. */
    boolean isSubscribed(String uri) {
        return byNumber.values().stream().anyMatch(partition -> partition.isSubscribed(uri));
    }

    /** Feeds of the partitions that are owned. */
    long feeds(Ownership ownership) {
        byNumber.values().removeIf(partition -> !ownership.holds(partition.token()));
        return byNumber.values().stream()
                .flatMap(partition -> partition.slots().stream())
                .filter(slot -> slot.feed() != null)
                .count();
    }
}
