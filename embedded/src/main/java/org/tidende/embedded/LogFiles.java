package org.tidende.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a child writes.
 *
 * @param log its log, rolled by size
 * @param errors what its JVM itself says, begun anew by each start
 */
record LogFiles(Path log, Path errors) {

    private static final int TAIL_LINES = 20;
    private static final int TAIL_BYTES = 8 * 1024;

    static LogFiles of(Path dataDirectory, Servers servers) {
        Path folder = dataDirectory.resolve("logs");
        return new LogFiles(folder.resolve(servers.label() + ".log"), folder.resolve(servers.label() + ".err"));
    }

    /** The last lines of both files: what an operator needs to see when a start has failed. */
    String tail() {
        return Stream.of(errors, log)
                .map(LogFiles::lastLines)
                .flatMap(List::stream)
                .map(line -> System.lineSeparator() + "  " + line)
                .reduce("", String::concat);
    }

    private static List<String> lastLines(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(can't read " + path + ": " + e.getMessage() + ")");
        }
    }
}
