package org.tidende.ingest.fetch;

import java.time.Duration;

/**
 * Bounds of one fetch.
 *
 * @param deadline from asking to the last byte, over all redirects
 * @param bodyBytes of a document after decompression
 * @param redirects followed
 */
public record HttpLimits(Duration deadline, int bodyBytes, int redirects) {
    /** 30 s, 5 MB, 5 redirects. */
    public static final HttpLimits DEFAULT = new HttpLimits(Duration.ofSeconds(30), 5_000_000, 5);

    /** Checks its parts. */
    public HttpLimits {
        if (deadline.toMillis() < 1 || bodyBytes < 1 || redirects < 0) {
            throw new IllegalArgumentException("limits of a fetch must be positive: " + deadline + ", " + bodyBytes
                    + " bytes, " + redirects + " redirects");
        }
    }
}
