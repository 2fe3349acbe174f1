package org.tidende.ingest.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What came of asking for a document. */
public sealed interface FetchResult {
    /** From asking to the last byte, redirects included. */
    int millis();

    /**
     * A document (2xx with a body).
     *
     * @param address where it came from in the end
     * @param movedTo the same where only permanent redirects led there, else null
     * @param contentType as sent; null when none was
     * @param etag as sent; null when none was
     * @param lastModified as sent; null when none was
     * @param status HTTP status
     * @param body decompressed, at most {@link HttpLimits#bodyBytes()}
     * @param language its Content-Language, as sent; null when none was
     */
    record Fetched(
            String address,
            String movedTo,
            String contentType,
            String etag,
            String lastModified,
            int status,
            byte[] body,
            int millis,
            String language)
            implements FetchResult {
        /** One that says nothing of its language. */
        public Fetched(
                String address,
                String movedTo,
                String contentType,
                String etag,
                String lastModified,
                int status,
                byte[] body,
                int millis) {
            this(address, movedTo, contentType, etag, lastModified, status, body, millis, null);
        }

        /** The headers that say how the body is to be read, by name; those that were sent. */
        public Map<String, String> headers() {
            Map<String, String> headers = new TreeMap<>();
            if (contentType != null) {
                headers.put("Content-Type", contentType);
            }
            if (language != null) {
                headers.put("Content-Language", language);
            }
            return headers;
        }
    }

    /**
     * The copy at hand is still good (304).
     *
     * @param movedTo as in {@link Fetched}
     */
    record NotModified(String movedTo, int millis) implements FetchResult {}

    /**
     * Asked too often, or the server is busy (429, 503).
     *
     * @param retryAfter what the server asked for, never negative; null when it didn't say
     */
    record Throttled(int status, Duration retryAfter, int millis) implements FetchResult {}

    /** The publisher took it away for good (410). */
    record Gone(int millis) implements FetchResult {}

    /**
     * Anything else.
     *
     * @param status of the last answer; null when there was none
     * @param reason one line for people
     */
    record Failed(Failure failure, Integer status, String reason, int millis) implements FetchResult {}

    /** Kinds of failure. */
    enum Failure {
        /** No http or https address. */
        BAD_ADDRESS,
        /** An address that may not be connected to. */
        REFUSED_ADDRESS,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** No connection, or it broke. */
        CONNECTION,
        /** No trust: a bad certificate, or no common protocol. */
        TLS,
        /** Not done in time. */
        TIMEOUT,
        /** Larger than allowed. */
        TOO_LARGE,
        /** Too many redirects, or one that leads nowhere. */
        REDIRECT,
        /** 404 and every other status that brings no document. */
        STATUS,
        /** An error of ours. */
        INTERNAL
    }
}
