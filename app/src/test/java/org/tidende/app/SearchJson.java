package org.tidende.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Runs the search command as a process and reads what it prints. */
final class SearchJson {
    private SearchJson() {}

    /** What it prints; fails when it does. */
    static JsonNode run(Path folder, String openSearch, String... arguments) {
        List<String> all = new ArrayList<>(List.of("search", "--opensearch", openSearch, "--json"));
        all.addAll(List.of(arguments));
        try {
            TidendeProcess process = TidendeProcess.start(folder, all.toArray(String[]::new));
            if (process.exitCode(60) != 0) {
                throw new AssertionError("search failed: " + process.err());
            }
            return new ObjectMapper().readTree(process.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Set<String> uris(JsonNode tags) {
        Set<String> uris = new TreeSet<>();
        tags.forEach(tag -> uris.add(tag.get("uri").asText()));
        return uris;
    }
}
