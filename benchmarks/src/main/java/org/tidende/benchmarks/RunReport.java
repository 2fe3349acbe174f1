package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a run says while it runs, and the file it leaves. */
final class RunReport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path LOAD = Path.of("/proc/loadavg");

    private final String format;
    private final long start = System.nanoTime();

    /**
     * @param head printed at once
     * @param format of each line
     */
    RunReport(String head, String format) {
        this.format = format;
        System.out.println(head);
    }

    void line(Object... cells) {
        System.out.println(String.format(Locale.ROOT, format, cells));
    }

    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** What is the same in each. */
    ObjectNode result(long published, int perSecond, List<String> differences) throws IOException {
        ObjectNode result = JSON.createObjectNode();
        result.put("entries", published);
        result.put("entriesPerSecond", perSecond);
        result.put("seconds", (System.nanoTime() - start) / 1_000_000_000);
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("load", Files.exists(LOAD) ? Files.readString(LOAD).strip() : "");
        ArrayNode wrong = result.putArray("differences");
        differences.forEach(wrong::add);
        return result;
    }

    /** Writes the file; ends the process with 1 when something is wrong. */
    void write(Path file, ObjectNode result, List<String> differences) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(result) + "\n");
        System.out.println(result.get("entries") + " entries in " + result.get("seconds") + " s: "
                + (differences.isEmpty()
                        ? "each once, word for word, no dead letters"
                        : String.join("; ", differences)));
        if (!differences.isEmpty()) {
            throw new IllegalStateException("not everything is there once: " + differences);
        }
    }
}
