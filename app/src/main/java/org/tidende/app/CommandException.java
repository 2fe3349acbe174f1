package org.tidende.app;

import picocli.CommandLine;

/** A command can't do what it was asked; the message is for the person who asked. */
final class CommandException extends RuntimeException {
    private final int exitCode;

    /** Exit code 1. */
    CommandException(String message) {
        this(message, null);
    }

    /** Exit code 1. */
    CommandException(String message, Throwable cause) {
        this(message, cause, CommandLine.ExitCode.SOFTWARE);
    }

    private CommandException(String message, Throwable cause, int exitCode) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** An option has a value that can't be: exit code 2. */
    static CommandException wrongUsage(String message) {
        return new CommandException(message, null, CommandLine.ExitCode.USAGE);
    }

    int exitCode() {
        return exitCode;
    }
}
