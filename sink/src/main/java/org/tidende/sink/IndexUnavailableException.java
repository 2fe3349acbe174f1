package org.tidende.sink;

/** The search cluster can't be reached, or says that it can't answer now. */
public final class IndexUnavailableException extends IndexException {
    IndexUnavailableException(String message) {
        super(message);
    }

    IndexUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
