package org.tidende.ingest.discovery;

import java.time.Duration;

/**
 * Bounds of one search.
 *
 * @param requests to all servers together
 * @param bytes of all documents together, decompressed
 * @param time after which nothing more is asked
 */
public record DiscoveryLimits(int requests, long bytes, Duration time) {
    /** 60 requests, 40 MB, a minute. */
    public static final DiscoveryLimits DEFAULT = new DiscoveryLimits(60, 40_000_000, Duration.ofMinutes(1));

    /** Checks its parts. */
    public DiscoveryLimits {
        if (requests < 1 || bytes < 1 || time.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "limits of a search must be positive: " + requests + " requests, " + bytes + " bytes, " + time);
        }
    }
}
