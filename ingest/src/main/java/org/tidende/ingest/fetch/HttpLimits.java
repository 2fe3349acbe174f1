package org.tidende.ingest.fetch;

import java.time.Duration;

/**
 * Bounds of one fetch.
 *
 * @param deadline from asking to the last byte: name look-up, connecting, handshakes, headers, bodies, over all redirects
 * @param bodyBytes of a document after decompression, and between two layers of it
 * @param redirects followed
 * @param wireBytes read from one connection, whatever they are: handshake, headers, chunk sizes, compressed body
 * @param headerBytes of one answer
 * @param headerCount fields of one answer
 * @param addressLength characters of an address, redirected ones too
 */
public record HttpLimits(
        Duration deadline,
        int bodyBytes,
        int redirects,
        int wireBytes,
        int headerBytes,
        int headerCount,
        int addressLength) {
    /** 30 s, 5 MB, 5 redirects; 11 MB on the wire, 64 KiB in 200 headers, addresses of 4,000 characters. */
    public static final HttpLimits DEFAULT = new HttpLimits(Duration.ofSeconds(30), 5_000_000, 5);

    /** Room for what surrounds a document: handshake, headers, and chunks twice as large as what they carry. */
    private static final int OVERHEAD = 1_000_000;

    private static final int MOST_BODY_BYTES = 500_000_000;

    /** Checks its parts. */
    public HttpLimits {
        if (deadline.toMillis() < 1 || redirects < 0) {
            throw new IllegalArgumentException(
                    "limits of a fetch must be positive: " + deadline + ", " + redirects + " redirects");
        }
        positive("body bytes", bodyBytes);
        if (bodyBytes > MOST_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "a document may have " + MOST_BODY_BYTES + " bytes at most, not " + bodyBytes);
        }
        positive("wire bytes", wireBytes);
        positive("header bytes", headerBytes);
        positive("headers", headerCount);
        positive("length of an address", addressLength);
    }

    /** With the defaults for all the rest. */
    public HttpLimits(Duration deadline, int bodyBytes, int redirects) {
        this(
                deadline,
                bodyBytes,
                redirects,
                (int) Math.min(Integer.MAX_VALUE, 2L * bodyBytes + OVERHEAD),
                64 * 1024,
                200,
                4_000);
    }

    private static void positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("limits of a fetch must be positive: " + what + " is " + value);
        }
    }
}
