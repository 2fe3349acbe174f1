package org.tidende.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the template and the months' indices, on first need, and refuses what looks like ours and is not. */
final class ArticleIndices implements BulkIndexer.Indices {
    private static final Logger LOGGER = LoggerFactory.getLogger(ArticleIndices.class);
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final OpenSearchClient client;
    private final IndexNames names;
    private final byte[] template;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param behindAlias whether new indices are seen by readers at once
     */
    ArticleIndices(OpenSearchClient client, IndexNames names, SinkConfig config, boolean behindAlias) {
        this(client, names, config.shards(), config.replicas(), config.refreshInterval(), behindAlias);
    }

    ArticleIndices(
            OpenSearchClient client,
            IndexNames names,
            int shards,
            String replicas,
            Duration refreshInterval,
            boolean behindAlias) {
        this.client = client;
        this.names = names;
        this.template = IndexTemplate.body(names, shards, replicas, refreshInterval, behindAlias);
    }

    /**
     * Puts the template when it is missing. One that is there with this mapping stays as it is: its shards, copies and refresh
     * interval may be the operator's.
     *
     * @throws IndexException when another mapping is there under its name, or the cluster refuses
     * @throws IOException when the cluster can't be reached
     */
    void ensureTemplate() throws IOException {
        String path = "/_index_template/" + names.template();
        IndexAnswer found = client.get(path);
        if (found.ok()) {
            JsonNode there = found.json().path("index_templates").path(0).path("index_template");
            checkDigest(
                    "the index template " + names.template(),
                    there.path("template").path("mappings"));
            return;
        }
        if (found.status() != 404) {
            throw refusal("the index template " + names.template() + " can't be read", found);
        }
        // create: when two workers start at once, the second must not overwrite.
        IndexAnswer put = client.put(path + "?create=true", template);
        if (put.ok()) {
            LOGGER.info("index template put: {}, for {}", names.template(), names.pattern());
        } else if (!client.get(path).ok()) {
            throw refusal("the index template " + names.template() + " can't be put", put);
        }
    }

    /**
     * Makes an index unless it is there, and checks that it has this mapping.
     *
     * @throws IndexException when it has another one, or the cluster refuses
     * @throws IOException when the cluster can't be reached
     */
    @Override
    public void ensure(String index) throws IOException {
        if (known.contains(index)) {
            return;
        }
        IndexAnswer mapping = client.get("/" + index + "/_mapping");
        if (mapping.status() == 404) {
            ensureTemplate();
            IndexAnswer created = client.put("/" + index, NOTHING);
            if (created.ok()) {
                LOGGER.info("index made: {}", index);
            } else if (!"resource_already_exists_exception".equals(created.errorType())) {
                throw refusal("the index " + index + " can't be made", created);
            }
            mapping = client.get("/" + index + "/_mapping");
        }
        if (!mapping.ok()) {
            throw refusal("the mapping of the index " + index + " can't be read", mapping);
        }
        checkDigest("the index " + index, mapping.json().path(index).path("mappings"));
        known.add(index);
    }

    /** It was seen missing: look again before the next write. */
    @Override
    public void forget(String index) {
        known.remove(index);
    }

    private static void checkDigest(String what, JsonNode mappings) {
        String digest = mappings.path("_meta").path(IndexTemplate.DIGEST).asText("none");
        if (!digest.equals(IndexTemplate.ownDigest())) {
            throw new IndexException(what + " has another mapping (digest " + digest + ") than this version writes ("
                    + IndexTemplate.ownDigest() + "): use another index prefix, or remove it");
        }
    }

    private static IndexException refusal(String what, IndexAnswer answer) {
        return new IndexException(what + ": " + answer.describeWithCause());
    }
}
