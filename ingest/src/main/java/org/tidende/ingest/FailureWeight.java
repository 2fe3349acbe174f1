package org.tidende.ingest;

import java.util.EnumSet;
import java.util.Set;
import org.tidende.ingest.fetch.FetchResult.Failure;

/** How much a failure says about the next attempt: what a server says for certain more than what a network does by chance. */
enum FailureWeight {
    /** It will be the same next time: not there (404), no feed, no such host, no trust. */
    HARD(4),
    /** It may be over soon: a server's error, no connection, no answer in time. */
    SOFT(2),
    /** It will be over: asked too often, an error of ours. */
    TEMPORARY(1);

    private static final Set<Failure> CERTAIN = EnumSet.of(
            Failure.BAD_ADDRESS, Failure.REFUSED_ADDRESS, Failure.UNKNOWN_HOST, Failure.TLS, Failure.CERTIFICATE);

    private final int score;

    FailureWeight(int score) {
        this.score = score;
    }

    /** What it adds to {@code FeedState.failureScore}. */
    int score() {
        return score;
    }

    /** @param status null when no answer came */
    static FailureWeight of(Failure failure, Integer status) {
        if (failure == Failure.INTERNAL) {
            return TEMPORARY;
        }
        if (failure == Failure.STATUS && status != null) {
            // Request timeout, too early (RFC 8470), too many requests, and a server's own trouble.
            return status == 408 || status == 425 || status == 429
                    ? TEMPORARY
                    : status >= 400 && status < 500 ? HARD : SOFT;
        }
        return CERTAIN.contains(failure) ? HARD : SOFT;
    }
}
