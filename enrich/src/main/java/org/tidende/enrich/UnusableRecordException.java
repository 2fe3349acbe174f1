package org.tidende.enrich;

/** A record that can't be enriched, ever: it goes to the dead letters. The message says what is wrong and what was wanted. */
final class UnusableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableRecordException(String message) {
        super(message);
    }
}
