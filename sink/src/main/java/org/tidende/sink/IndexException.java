package org.tidende.sink;

/** The search cluster refused something; the message says what, and what to do. */
public class IndexException extends RuntimeException {
    IndexException(String message) {
        super(message);
    }

    IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
