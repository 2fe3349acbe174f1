package org.tidende.ingest;

/** An entry that no article can be made of. Without a stack: the message says it all. */
final class UnusableEntryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableEntryException(String message) {
        super(message, null, false, false);
    }
}
