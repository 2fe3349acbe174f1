package org.tidende.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which version of the indices readers see, and how that changes: by one request that is atomic in the cluster. */
final class IndexAliases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private IndexAliases() {}

    /**
     * Names of the version that readers see; as given when they see none yet.
     *
     * @throws IOException when the cluster can't be reached
     * @throws IndexException when it sees two: then somebody must decide
     */
    static IndexNames live(OpenSearchClient client, IndexNames names) throws IOException {
        Set<String> versions = new TreeSet<>();
        indices(client, names).forEach(index -> names.versionOf(index).ifPresent(versions::add));
        if (versions.size() > 1) {
            throw new IndexException("the alias " + names.alias() + " shows indices of several versions, " + versions
                    + ": take all but one out of it");
        }
        return versions.isEmpty() ? names : names.of(versions.iterator().next());
    }

    /** Indices behind the alias. */
    static List<String> indices(OpenSearchClient client, IndexNames names) throws IOException {
        IndexAnswer answer = client.get("/_alias/" + names.alias());
        if (answer.status() == 404) {
            return List.of();
        }
        if (!answer.ok()) {
            throw new IndexException("the alias " + names.alias() + " can't be read: " + answer.describe());
        }
        List<String> indices = new ArrayList<>();
        answer.json().fieldNames().forEachRemaining(indices::add);
        return indices;
    }

    /** Indices of a version, behind the alias or not. */
    static List<String> indicesOf(OpenSearchClient client, IndexNames names) throws IOException {
        IndexAnswer answer =
                client.get("/_cat/indices/" + names.pattern() + "?format=json&h=index&expand_wildcards=all");
        if (answer.status() == 404) {
            return List.of();
        }
        if (!answer.ok()) {
            throw new IndexException("the indices " + names.pattern() + " can't be listed: " + answer.describe());
        }
        List<String> indices = new ArrayList<>();
        for (JsonNode one : answer.json()) {
            String index = one.path("index").asText();
            if (names.versionOf(index).filter(names.version()::equals).isPresent()) {
                indices.add(index);
            }
        }
        return indices;
    }

    /** Shows one version and hides another. New months follow the version that is shown. */
    static void swap(OpenSearchClient client, IndexNames shown, IndexNames hidden) throws IOException {
        // Templates first: a month that begins just now must appear once.
        template(client, shown, true);
        template(client, hidden, false);
        // What is written is to be seen the moment readers look.
        IndexAnswer refreshed = client.post("/" + shown.pattern() + "/_refresh", new byte[0]);
        if (!refreshed.ok() && refreshed.status() != 404) {
            throw new IndexException("the indices " + shown.pattern() + " can't be refreshed: " + refreshed.describe());
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        for (String index : indicesOf(client, shown)) {
            ObjectNode add = actions.addObject().putObject("add");
            add.put("index", index);
            add.put("alias", shown.alias());
            add.set("filter", IndexTemplate.visible());
        }
        for (String index : indices(client, hidden)) {
            if (hidden.versionOf(index).filter(hidden.version()::equals).isPresent()) {
                ObjectNode remove = actions.addObject().putObject("remove");
                remove.put("index", index);
                remove.put("alias", hidden.alias());
            }
        }
        IndexAnswer answer = client.post("/_aliases", IndexTemplate.bytes(body));
        if (!answer.ok()) {
            throw new IndexException("the alias " + shown.alias() + " can't be moved: " + answer.describe());
        }
    }

    private static void template(OpenSearchClient client, IndexNames names, boolean behindAlias) throws IOException {
        String path = "/_index_template/" + names.template();
        IndexAnswer found = client.get(path);
        JsonNode there = found.json().path("index_templates").path(0).path("index_template");
        if (!found.ok() || !there.isObject()) {
            throw new IndexException("the index template " + names.template() + " can't be read: " + found.describe());
        }
        ObjectNode changed = there.deepCopy();
        ObjectNode template = (ObjectNode) changed.path("template");
        template.remove("aliases");
        if (behindAlias) {
            template.putObject("aliases").putObject(names.alias()).set("filter", IndexTemplate.visible());
        }
        IndexAnswer put = client.put(path, IndexTemplate.bytes(changed));
        if (!put.ok()) {
            throw new IndexException("the index template " + names.template() + " can't be put: " + put.describe());
        }
    }
}
