package org.tidende.enrich.replay;

/** A replay can't be begun or gone on with; the message says why and what to do. */
public final class ReplayException extends RuntimeException {
    ReplayException(String message) {
        super(message);
    }

    ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
