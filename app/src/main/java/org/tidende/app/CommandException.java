package org.tidende.app;

/** A command can't do what it was asked; the message is for the person who asked, and the exit code is 1. */
final class CommandException extends RuntimeException {
    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
