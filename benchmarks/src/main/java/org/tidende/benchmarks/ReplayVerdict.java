package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;

/** What topics and index hold after a replay, beside what they should. */
final class ReplayVerdict {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final URI openSearch;
    private final KafkaTopics topics = new KafkaTopics("");
    private final List<String> differences = new ArrayList<>();

    ReplayVerdict(String bootstrapServers, URI openSearch) {
        this.bootstrapServers = bootstrapServers;
        this.openSearch = openSearch;
    }

    /**
     * Compares.
     *
     * @param published articles, numbered from 0
     * @param corrected those with a second revision
     * @param generation that each must have at least
     * @param actor that only the new dictionaries know
     * @return the differences, in words
     */
    List<String> judge(long published, Set<Long> corrected, long generation, String actor, ObjectNode result)
            throws IOException, InterruptedException {
        copies(result);
        enriched(published, corrected, generation, result);
        index(published, corrected, generation, actor, result);
        return differences;
    }

    private void copies(ObjectNode result) {
        Set<String> origins = new HashSet<>();
        long[] count = new long[1];
        read(topics.articlesReplay().name(), record -> {
            count[0]++;
            if (!origins.add(EventHeaders.text(record.headers(), EventHeaders.ORIGIN))) {
                differences.add("copied twice: " + EventHeaders.text(record.headers(), EventHeaders.ORIGIN));
            }
        });
        result.put("copies", count[0]);
    }

    private void enriched(long published, Set<Long> corrected, long generation, ObjectNode result) {
        RecordSerde<EnrichedArticle> serde = RecordSerde.of(EnrichedArticle.class);
        Map<String, long[]> last = new HashMap<>();
        Set<String> versions = new HashSet<>();
        long[] count = new long[1];
        read(topics.articlesEnriched().name(), record -> {
            EnrichedArticle article = serde.read(record.topic(), record.value());
            long[] now = {article.getRevision(), article.getGeneration()};
            long[] before = last.put(record.key(), now);
            count[0]++;
            if (!versions.add(record.key() + "/" + now[0] + "/" + now[1])
                    || before != null && (now[0] < before[0] || now[1] < before[1])) {
                differences.add("told twice or after a newer one: " + record.key() + " " + now[0] + "/" + now[1]);
            }
        });
        result.put("enrichedRecords", count[0]);
        for (long number = 0; number < published; number++) {
            long[] version = last.get(EnrichedNews.id(number));
            int wanted = corrected.contains(number) ? 2 : 1;
            if (version == null || version[0] != wanted || version[1] < generation) {
                differences.add("article " + number + " ends as "
                        + (version == null ? "nothing" : version[0] + "/" + version[1]) + ", wanted " + wanted + "/"
                        + generation);
            }
        }
        if (last.size() != published) {
            differences.add(last.size() + " articles are told, " + published + " were published");
        }
    }

    private void index(long published, Set<Long> corrected, long generation, String actor, ObjectNode result)
            throws IOException, InterruptedException {
        Map<String, JsonNode> documents = new HashMap<>();
        long tagged = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode page = post(
                    client,
                    "/tidende-articles/_search?scroll=1m",
                    "{\"size\":1000,\"_source\":[\"headline\",\"revision\",\"generation\",\"actors.uri\"],\"sort\":[\"_doc\"]}");
            while (!page.path("hits").path("hits").isEmpty()) {
                for (JsonNode hit : page.path("hits").path("hits")) {
                    if (documents.put(hit.path("_id").asText(), hit.path("_source")) != null) {
                        differences.add("found twice: " + hit.path("_id").asText());
                    }
                    tagged += hit.path("_source").path("actors").toString().contains(actor) ? 1 : 0;
                }
                page = post(
                        client,
                        "/_search/scroll",
                        "{\"scroll\":\"1m\",\"scroll_id\":"
                                + JSON.writeValueAsString(
                                        page.path("_scroll_id").asText()) + "}");
            }
        }
        result.put("documents", documents.size());
        result.put("documentsWithTheNewActor", tagged);
        for (long number = 0; number < published; number++) {
            JsonNode document = documents.get(EnrichedNews.id(number));
            int wanted = corrected.contains(number) ? 2 : 1;
            if (document == null
                    || document.path("revision").asInt() != wanted
                    || document.path("generation").asLong() < generation
                    || !document.path("headline").asText().endsWith("revision " + wanted)) {
                differences.add("document " + number + " is " + document);
            }
        }
        if (documents.size() != published) {
            differences.add(documents.size() + " documents, " + published + " articles were published");
        }
        if (tagged == 0) {
            differences.add("no document has the new actor");
        }
    }

    private JsonNode post(HttpClient client, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(client.send(
                        HttpRequest.newBuilder(openSearch.resolve(path))
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body());
    }

    private void read(String topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
        try (var consumer = new KafkaConsumer<>(
                ConsumerDefaults.of(bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(taker);
            }
        }
    }
}
