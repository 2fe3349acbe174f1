package org.tidende.ingest;

/** How a poll went, as it is counted and kept. */
public enum PollOutcome {
    /** Kept by a version that knew more. */
    UNKNOWN(0),
    /** A document with new or changed entries. */
    NEWS(1),
    /** A document without. */
    NO_NEWS(2),
    /** The document of last time, sent again. */
    UNCHANGED(3),
    /** A 304. */
    NOT_MODIFIED(4),
    /** A 429 or 503. */
    THROTTLED(5),
    /** A 410. */
    GONE(6),
    /** Something that is no feed. */
    NOT_A_FEED(7),
    /** Anything else. */
    FAILED(8),
    /** A 403. */
    REFUSED(9),
    /** A page that asks for proof of being a person. */
    CHALLENGED(10),
    /** It led to a feed that is polled already. */
    DUPLICATE(11);

    private final int code;

    PollOutcome(int code) {
        this.code = code;
    }

    /** Written into records: given once. */
    int code() {
        return code;
    }

    static PollOutcome ofCode(int code) {
        for (PollOutcome outcome : values()) {
            if (outcome.code == code) {
                return outcome;
            }
        }
        return UNKNOWN;
    }
}
