package org.tidende.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks a cluster how it stands to our articles. Changes nothing there. */
public final class IndexExaminer {
    private final OpenSearchConfig openSearch;
    private final String prefix;
    private final InstantSource clock;

    /**
     * Asks nothing yet.
     *
     * @param prefix of our indices
     * @param clock ours, to compare theirs with
     */
    public IndexExaminer(OpenSearchConfig openSearch, String prefix, InstantSource clock) {
        this.openSearch = openSearch;
        this.prefix = SinkConfig.requireIndexPrefix(prefix);
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @throws IndexUnavailableException when no node answers
     * @throws IndexException when it refuses to say
     */
    public IndexReport examine() {
        try (OpenSearchClient client = new OpenSearchClient(openSearch)) {
            String version = ask(client, "/").path("version").path("number").asText("unknown");
            String health = ask(client, "/_cluster/health").path("status").asText("unknown");
            List<String> foreign = new ArrayList<>();
            String missing = template(client, foreign);
            int indices = indices(client, foreign);
            return new IndexReport(
                    version, health, missing, foreign, indices, DiskRoom.warnings(client), clocks(client));
        } catch (IOException e) {
            throw new IndexUnavailableException(
                    "the index can't be reached at " + openSearch.addresses() + ": " + e.getMessage(), e);
        }
    }

    /** The template that new months are made from: of the version that the sink begins with, or of one that came after it. */
    private String template(OpenSearchClient client, List<String> foreign) throws IOException {
        IndexAnswer found = client.get("/_index_template/" + IndexNames.templates(prefix));
        if (!found.ok() && found.status() != 404) {
            throw new IndexException("index templates can't be read: " + found.describeWithCause());
        }
        JsonNode templates = found.json().path("index_templates");
        if (templates.isEmpty()) {
            return IndexNames.alias(prefix) + "-" + IndexNames.FIRST_VERSION;
        }
        for (JsonNode template : templates) {
            JsonNode mappings = template.path("index_template").path("template").path("mappings");
            compare("the index template " + template.path("name").asText(), mappings, foreign);
        }
        return null;
    }

    private int indices(OpenSearchClient client, List<String> foreign) throws IOException {
        JsonNode mappings = ask(client, "/" + IndexNames.templates(prefix) + "/_mapping");
        mappings.fields()
                .forEachRemaining(index ->
                        compare("the index " + index.getKey(), index.getValue().path("mappings"), foreign));
        return mappings.size();
    }

    private static void compare(String what, JsonNode mappings, List<String> foreign) {
        String digest = mappings.path("_meta").path(IndexTemplate.DIGEST).asText("none");
        if (!digest.equals(IndexTemplate.ownDigest())) {
            foreign.add(what + " has another mapping than this version writes");
        }
    }

    private Map<String, IndexReport.Clock> clocks(OpenSearchClient client) throws IOException {
        Instant before = clock.instant();
        JsonNode nodes = ask(client, "/_nodes/stats/os").path("nodes");
        Instant after = clock.instant();
        Map<String, IndexReport.Clock> clocks = new TreeMap<>();
        nodes.forEach(node -> clocks.put(
                node.path("name").asText(),
                new IndexReport.Clock(
                        before,
                        Instant.ofEpochMilli(node.path("os").path("timestamp").asLong()),
                        after)));
        return clocks;
    }

    private static JsonNode ask(OpenSearchClient client, String path) throws IOException {
        IndexAnswer answer = client.get(path);
        if (!answer.ok()) {
            throw new IndexException("the index refuses " + path + ": " + answer.describeWithCause());
        }
        return answer.json();
    }
}
