package org.tidende.embedded;

import java.util.Optional;
import java.util.stream.Stream;

/** How a child ended, as the number its process leaves behind. */
enum ExitCode {
    STOPPED(0),
    BAD_ARGUMENTS(2),
    DATA_FOLDER_IN_USE(3),
    PORT_IN_USE(4),
    START_FAILED(5),
    /** A stop took too long, or came before the servers were up. Nothing acknowledged is lost by it. */
    STOPPED_HARD(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<ExitCode> of(int number) {
        return Stream.of(values()).filter(code -> code.number == number).findFirst();
    }
}
