package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The examples of the README, each as it stands there. */
final class ReadmeExamples {
    private static final String PROMPT = "$ ";
    private static final String PROGRAM = "./tidende ";

    /** Commands that run until they are ended, and what they print once they do. */
    private static final Map<String, String> SERVING = Map.of(
            "demo", "articles in 6 feeds",
            "standalone", "feeds.opml: ",
            "servers", "opensearch http",
            "ingest", "ingest-feeds: assigned",
            "enrich", "is in force",
            "sink", "takes ");

    /** What must not be done while everything runs, and what it says then. */
    private static final Map<String, String> REFUSED = Map.of("./tidende enrich rebuild", "are running");

    /** Commands that ask for no running pipeline: they bring their servers, or need none. */
    private static final Set<String> ALONE = Set.of(
            "demo",
            "standalone",
            "servers",
            "parse",
            "extract",
            "tag",
            "gazetteer",
            "topics import",
            "rules lint",
            "rules test",
            "rules explain",
            "help");

    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder where they run
     * @param environment variables beside those that a test always sets
     */
    ReadmeExamples(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.environment = environment;
        // What stands beside the README there, and starts the same program here.
        Path launcher = folder.resolve("tidende");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + String.join("' '", Launcher.ofClassPath().command()) + "' \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    static List<String> all() throws IOException {
        return Files.readAllLines(Path.of("..", "README.md")).stream()
                .filter(line -> line.startsWith(PROMPT) && line.contains(PROGRAM))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
    }

    /** Whether it asks for no running pipeline. */
    static boolean isAlone(String example) {
        return ALONE.stream().anyMatch(command -> (arguments(example) + " ").startsWith(command + " "));
    }

    private static String arguments(String example) {
        return example.substring(example.indexOf(PROGRAM) + PROGRAM.length());
    }

    /** Runs one to its end, or until it serves, and fails where it does not do what it should. */
    void run(String example) throws Exception {
        // Given
        String command = arguments(example).split(" ")[0];
        Path out = Files.createTempFile(folder, "example", ".txt");
        Process process = start(example, command, out);
        String sign = REFUSED.containsKey(example) ? null : SERVING.get(command);

        // When
        if (sign != null) {
            Await.until(
                    () -> read(out).contains(sign) || !process.isAlive(),
                    "'" + sign + "' of: " + example,
                    () -> read(out));
            assertThat(read(out)).contains(sign);
            process.destroy();
        }
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();

        // Then
        assertThat(ended).as("ends: " + example + "\n" + read(out)).isTrue();
        if (REFUSED.containsKey(example)) {
            assertThat(read(out)).contains(REFUSED.get(example));
            assertThat(process.exitValue()).as(example + "\n" + read(out)).isEqualTo(1);
        } else {
            assertThat(process.exitValue()).as(example + "\n" + read(out)).isZero();
        }
    }

    private Process start(String example, String command, Path out) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", "-c", SERVING.containsKey(command) ? "exec " + example : example)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        Map<String, String> all = new HashMap<>(environment);
        all.put("TIDENDE_KAFKA_PORT", "0");
        all.put("TIDENDE_OPENSEARCH_PORT", "0");
        all.put("TIDENDE_ALLOW_ADDRESS", "127.0.0.0/8");
        all.put("TIDENDE_DATA", folder.resolve("data-" + command).toString());
        if (!example.contains("--port")) {
            all.put("TIDENDE_PORT", "0");
        }
        builder.environment().putAll(all);
        return builder.start();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
