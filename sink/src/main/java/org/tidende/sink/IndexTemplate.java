package org.tidende.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * The composable index template of mapping v1. It carries its own digest, so that a template or an index of another mapping under
 * the same name is noticed and refused; it is never altered in silence.
 */
final class IndexTemplate {
    /** Key of the digest in a mapping's {@code _meta}. */
    static final String DIGEST = "tidende_digest";

    private static final String RESOURCE = "/org/tidende/sink/articles-v1.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SOURCE = read();
    private static final String OWN_DIGEST = digest();

    private IndexTemplate() {}

    /** Analyzers that have a field of their own, {@code text.<analyzer>}. */
    static Set<String> analyzers() {
        Set<String> names = new TreeSet<>();
        SOURCE.path("mappings")
                .path("properties")
                .path("text")
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    /** What an index of this mapping must carry. */
    static String ownDigest() {
        return OWN_DIGEST;
    }

    /** The template as it is put. */
    static byte[] body(IndexNames names, int shards, String replicas, Duration refreshInterval, boolean behindAlias) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("index_patterns").add(names.pattern());
        body.put("priority", 200);
        body.put("version", IndexNames.MAPPING);
        ObjectNode template = body.putObject("template");
        ObjectNode settings = SOURCE.path("settings").deepCopy();
        settings.put("index.number_of_shards", shards);
        settings.put(replicas.indexOf('-') > 0 ? "index.auto_expand_replicas" : "index.number_of_replicas", replicas);
        settings.put("index.refresh_interval", refreshInterval.toMillis() + "ms");
        template.set("settings", settings);
        ObjectNode mappings = SOURCE.path("mappings").deepCopy();
        mappings.putObject("_meta").put(DIGEST, OWN_DIGEST);
        template.set("mappings", mappings);
        if (behindAlias) {
            template.putObject("aliases").putObject(names.alias()).set("filter", visible());
        }
        return bytes(body);
    }

    /** What the alias shows: all but what is withdrawn. */
    static ObjectNode visible() {
        ObjectNode filter = JSON.createObjectNode();
        filter.putObject("bool")
                .putObject("must_not")
                .putObject("terms")
                .putArray("pubStatus")
                .add("canceled")
                .add("withheld");
        return filter;
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a JSON tree can't fail to be written", e);
        }
    }

    private static JsonNode read() {
        try (InputStream in = IndexTemplate.class.getResourceAsStream(RESOURCE)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + " in the sink jar", e);
        }
    }

    /** Of the parsed text: white space and line ends don't count. */
    private static String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(SOURCE));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
