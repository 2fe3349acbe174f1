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
    /** Checks its parts; a validator that can't be sent is none. */
    public FetchRequest {
        Objects.requireNonNull(address, "address");
        etag = validator(etag);
        lastModified = validator(lastModified);
    }

    /** Whether a server may answer that the copy at hand is still good. */
    public boolean isConditional() {
        return etag != null || lastModified != null;
    }

    /** The same, or null when it isn't printable ASCII: what a server sent must not become a header of its own. */
    static String validator(String text) {
        return text == null || text.chars().anyMatch(c -> c < ' ' || c > '~') ? null : text;
    }
}
