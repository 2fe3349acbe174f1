package org.tidende.sink;

/** A record that no retry can help; its message goes into the dead letter. */
final class UnusableRecordException extends RuntimeException {
    UnusableRecordException(String message) {
        super(message);
    }

    UnusableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
