package org.tidende.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs the search command as a process and reads what it prints. */
final class SearchJson {
    private SearchJson() {}

    /** What it prints; fails when it does. */
    static JsonNode run(Path folder, String openSearch, String... arguments) {
        Outcome outcome = outcome(folder, openSearch, arguments);
        return outcome.found.orElseThrow(() -> new AssertionError("search failed: " + outcome.process.err()));
    }

    /** What it prints; empty when there is no index to ask yet. */
    static Optional<JsonNode> ifThere(Path folder, String openSearch, String... arguments) {
        return outcome(folder, openSearch, arguments).found;
    }

    private record Outcome(Optional<JsonNode> found, TidendeProcess process) {}

    private static Outcome outcome(Path folder, String openSearch, String... arguments) {
        List<String> all = new ArrayList<>(List.of("search", "--opensearch", openSearch, "--json"));
        all.addAll(List.of(arguments));
        try {
            TidendeProcess process = TidendeProcess.start(folder, all.toArray(String[]::new));
            int exit = process.exitCode(60);
            return new Outcome(
                    exit == 0 ? Optional.of(new ObjectMapper().readTree(process.out())) : Optional.empty(), process);
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
