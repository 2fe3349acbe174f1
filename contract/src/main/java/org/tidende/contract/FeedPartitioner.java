package org.tidende.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Where a feed lives: murmur2 of the registrable domain of its address, so that one worker owns all feeds of a domain and can
 * keep the domain's limits. A record keyed by the domain itself lands on the same number by Kafka's own default partitioner.
 */
public final class FeedPartitioner {
    private FeedPartitioner() {}

    /**
     * @param feedUri subscribed address; one that is no URL is hashed as it is
     * @param partitions of the topic
     */
    public static int partition(String feedUri, int partitions) {
        return partitionOfDomain(domain(feedUri), partitions);
    }

    /** The partition of all that belongs to a registrable domain. */
    public static int partitionOfDomain(String domain, int partitions) {
        return Utils.toPositive(Utils.murmur2(domain.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Registrable domain of an address; the address itself when it is no URL. */
    public static String domain(String uri) {
        return CanonicalUrl.parse(uri).map(CanonicalUrl::domain).orElse(uri);
    }
}
