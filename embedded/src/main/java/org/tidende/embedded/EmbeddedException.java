package org.tidende.embedded;

/** The servers could not be started or reached. The message is meant for an operator: what is wrong, where, what to do. */
public final class EmbeddedException extends RuntimeException {

    public EmbeddedException(String message) {
        super(message);
    }

    public EmbeddedException(String message, Throwable cause) {
        super(message, cause);
    }
}
