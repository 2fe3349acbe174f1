package org.tidende.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the topic of enriched articles against the index, article by article: id, version, revision and content hash of the newest
 * record of each must be what the index has. It asks the index by id, so it sees what no refresh has shown yet.
 */
public final class IndexComparison implements AutoCloseable {
    private static final int AT_ONCE = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SinkConfig config;
    private final IndexNames configured;
    private final OpenSearchClient client;

    /** Asks nothing yet. */
    public IndexComparison(SinkConfig config) {
        this(config, InstantSource.system());
    }

    IndexComparison(SinkConfig config, InstantSource clock) {
        this.config = config;
        this.configured = new IndexNames(config.indexPrefix(), config.retentionMonths(), clock);
        this.client = new OpenSearchClient(config.openSearch());
    }

    /**
     * Compares with what readers see.
     *
     * @param from earliest record, by the broker's clock; null for all there are
     * @param to first record that doesn't count; null for all there are by now
     * @throws IndexUnavailableException when the index can't be reached
     * @throws org.apache.kafka.common.KafkaException when the broker can't
     */
    public Comparison compare(Instant from, Instant to) {
        try {
            return compare(IndexAliases.live(client, configured), from, to);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Compares with the indices of a version. */
    Comparison compare(IndexNames names, Instant from, Instant to) {
        Tally tally = new Tally();
        try (TopicRevisions topic = new TopicRevisions(config)) {
            Set<String> known = new HashSet<>();
            for (int partition = 0; partition < topic.partitions(); partition++) {
                Map<String, TopicRevisions.Newest> newest = topic.read(partition, from, to);
                known.addAll(newest.keySet());
                compare(names, newest, tally);
            }
            tally.records = topic.records();
            tally.unreadable = topic.unreadable();
            if (from == null && to == null) {
                tally.differences.put(Comparison.Kind.FOREIGN, foreign(names, known, topic));
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
        return tally.result();
    }

    private void compare(IndexNames names, Map<String, TopicRevisions.Newest> newest, Tally tally) throws IOException {
        List<Map.Entry<String, TopicRevisions.Newest>> chunk = new ArrayList<>(AT_ONCE);
        for (Iterator<Map.Entry<String, TopicRevisions.Newest>> all =
                        newest.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, TopicRevisions.Newest> one = all.next();
            tally.articles++;
            if (names.of(one.getValue().firstCreated()).isEmpty()) {
                tally.expired++;
            } else {
                chunk.add(one);
            }
            if (chunk.size() == AT_ONCE || !all.hasNext() && !chunk.isEmpty()) {
                ask(names, chunk, tally);
                chunk.clear();
            }
        }
    }

    private void ask(IndexNames names, List<Map.Entry<String, TopicRevisions.Newest>> chunk, Tally tally)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.getFactory().createGenerator(body)) {
            json.writeStartObject();
            json.writeArrayFieldStart("docs");
            for (Map.Entry<String, TopicRevisions.Newest> one : chunk) {
                json.writeStartObject();
                json.writeStringField(
                        "_index", names.of(one.getValue().firstCreated()).orElseThrow());
                json.writeStringField("_id", one.getKey());
                json.writeArrayFieldStart("_source");
                json.writeString("revision");
                json.writeString("fingerprint");
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        IndexAnswer answer = client.post("/_mget", body.toByteArray());
        JsonNode docs = answer.json().path("docs");
        if (!answer.ok() || docs.size() != chunk.size()) {
            throw new IndexException("the documents can't be read: " + answer.describe());
        }
        for (int i = 0; i < chunk.size(); i++) {
            tally.judge(chunk.get(i).getKey(), chunk.get(i).getValue(), docs.get(i));
        }
    }

    /** What the index has and the topic didn't; records that came meanwhile are not meant. */
    private List<String> foreign(IndexNames names, Set<String> known, TopicRevisions topic) throws IOException {
        List<String> foreign = new ArrayList<>();
        for (String index : IndexAliases.indicesOf(client, names)) {
            checked(client.post("/" + index + "/_refresh", new byte[0]));
            JsonNode page = checked(client.post(
                    "/" + index + "/_search?scroll=1m",
                    JSON.writeValueAsBytes(Map.of("size", AT_ONCE, "_source", false, "sort", List.of("_doc")))));
            while (!page.path("hits").path("hits").isEmpty()) {
                for (JsonNode hit : page.path("hits").path("hits")) {
                    if (!known.contains(hit.path("_id").asText())) {
                        foreign.add(hit.path("_id").asText());
                    }
                }
                page = checked(client.post(
                        "/_search/scroll",
                        JSON.writeValueAsBytes(Map.of(
                                "scroll",
                                "1m",
                                "scroll_id",
                                page.path("_scroll_id").asText()))));
            }
        }
        if (!foreign.isEmpty()) {
            foreign.removeAll(topic.idsSince());
        }
        return foreign;
    }

    private JsonNode checked(IndexAnswer answer) {
        if (!answer.ok()) {
            throw new IndexException("the index can't be read: " + answer.describe());
        }
        return answer.json();
    }

    private IndexUnavailableException unreachable(IOException e) {
        return new IndexUnavailableException(
                "the index can't be reached at " + client.addresses() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Tally {
        private final Map<Comparison.Kind, List<String>> differences = new EnumMap<>(Comparison.Kind.class);
        private long records;
        private long unreadable;
        private long articles;
        private long expired;
        private long equal;
        private long newer;

        void judge(String id, TopicRevisions.Newest wanted, JsonNode found) {
            Optional<Comparison.Kind> difference = Optional.empty();
            if (!found.path("found").asBoolean()) {
                difference = Optional.of(Comparison.Kind.MISSING);
            } else {
                int order = Long.compare(found.path("_version").asLong(), wanted.version());
                JsonNode source = found.path("_source");
                if (order > 0) {
                    newer++;
                } else if (order < 0) {
                    difference = Optional.of(Comparison.Kind.OLDER);
                } else if (source.path("revision").asLong() == wanted.revision()
                        && source.path("fingerprint").asText().equals(wanted.fingerprint())) {
                    equal++;
                } else {
                    difference = Optional.of(Comparison.Kind.ALTERED);
                }
            }
            difference.ifPresent(kind ->
                    differences.computeIfAbsent(kind, none -> new ArrayList<>()).add(id));
        }

        Comparison result() {
            return new Comparison(records, unreadable, articles, expired, equal, newer, differences);
        }
    }
}
