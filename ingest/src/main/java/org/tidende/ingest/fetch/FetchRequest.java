package org.tidende.ingest.fetch;

import java.util.Objects;

/**
 * What to ask for.
 *
 * @param address http or https
 * @param etag validator of the copy at hand, as it was sent; null when there is none (RFC 9110 section 13.1.2)
 * @param lastModified the same for If-Modified-Since
 */
public record FetchRequest(String address, String etag, String lastModified) {
    /** Checks its parts. */
    public FetchRequest {
        Objects.requireNonNull(address, "address");
    }
}
