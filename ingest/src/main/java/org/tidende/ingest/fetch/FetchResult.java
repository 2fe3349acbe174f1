package org.tidende.ingest.fetch;

import java.time.Duration;
import java.util.List;
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
     * @param freshFor how long it says that it stays fresh, never negative; null when it doesn't say (RFC 9111 section 4.2)
     * @param links values of the Link header (RFC 8288), as sent
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
            Duration freshFor,
            List<String> links,
            String language)
            implements FetchResult {
        /** One that says no more. */
        public Fetched(
                String address,
                String movedTo,
                String contentType,
                String etag,
                String lastModified,
                int status,
                byte[] body,
                int millis) {
            this(address, movedTo, contentType, etag, lastModified, status, body, millis, null, List.of(), null);
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
     * @param address that was asked in the end; null when that is not told
     * @param movedTo as in {@link Fetched}
     * @param etag as sent, replaces that of the copy (RFC 9111 section 3.2); null when none was
     * @param lastModified the same
     * @param freshFor as in {@link Fetched}
     */
    record NotModified(String address, String movedTo, String etag, String lastModified, Duration freshFor, int millis)
            implements FetchResult {
        /** One that says nothing more. */
        public NotModified(String movedTo, int millis) {
            this(null, movedTo, null, null, null, millis);
        }
    }

    /**
     * Asked too often, or the server is busy (429, 503).
     *
     * @param address that was asked in the end: its server wants to be left alone; null when that is not told
     * @param retryAfter what the server asked for, never negative; null when it didn't say
     */
    record Throttled(String address, int status, Duration retryAfter, int millis) implements FetchResult {
        /** One whose address nobody needs. */
        public Throttled(int status, Duration retryAfter, int millis) {
            this(null, status, retryAfter, millis);
        }
    }

    /**
     * A page that asks for proof of being a person, whatever its status.
     *
     * @param service who asks
     * @param retryAfter as in {@link Throttled}
     */
    record Challenged(String service, int status, Duration retryAfter, int millis) implements FetchResult {}

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
        /** No http or https address, or one that no publisher uses: its port, its length, its way of writing a number. */
        BAD_ADDRESS,
        /** An address that may not be connected to. */
        REFUSED_ADDRESS,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** No connection, or it broke before there was an answer. */
        CONNECTION,
        /** A secure connection can't be agreed on. */
        TLS,
        /** The server's certificate is refused. */
        CERTIFICATE,
        /** What came is no HTTP. */
        PROTOCOL,
        /** Not done in time. */
        TIMEOUT,
        /** Larger than allowed: headers, bytes on the wire, or the document. */
        TOO_LARGE,
        /** The document was cut off. */
        TRUNCATED,
        /** The document can't be decompressed. */
        ENCODING,
        /** Too many redirects, or one that leads nowhere. */
        REDIRECT,
        /** 404 and every other status that brings no document. */
        STATUS,
        /** An error of ours. */
        INTERNAL
    }
}
