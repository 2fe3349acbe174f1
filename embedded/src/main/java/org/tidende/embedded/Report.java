package org.tidende.embedded;

import java.util.Optional;

/**
 * What a child tells its parent, one line each on its standard output: {@code tidende-servers <TAB> kind <TAB> …}. Any
 * other line is somebody else's noise.
 */
sealed interface Report {

    String MARK = "tidende-servers";

    /** One server answers. */
    record Up(Servers server) implements Report {
        @Override
        public String line() {
            return String.join("\t", MARK, "up", server.name());
        }
    }

    /** The start has failed and the child is about to end. */
    record Failed(ExitCode code, String reason) implements Report {
        @Override
        public String line() {
            return String.join("\t", MARK, "failed", code.name(), reason.replaceAll("\\s+", " "));
        }
    }

    String line();

    static Optional<Report> parse(String line) {
        String[] fields = line.split("\t", 4);
        if (fields.length < 3 || !fields[0].equals(MARK)) {
            return Optional.empty();
        }
        return switch (fields[1]) {
            case "up" -> Optional.of(new Up(Servers.valueOf(fields[2])));
            case "failed" -> Optional.of(new Failed(ExitCode.valueOf(fields[2]), fields.length == 4 ? fields[3] : ""));
            default -> Optional.empty();
        };
    }
}
