package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.EmbeddedServers;
import org.tidende.embedded.Servers;
import org.tidende.sink.FaultProxy;
import org.tidende.sink.SinkDocuments;

/**
 * Processor time that the sink takes for an article, beside a sender that does nothing but send, each in a process of its own, one
 * after the other, against the same broker and index; and the share of documents that the sink sends twice when each answer of the
 * index comes five seconds late. The sender has two turns: over the bare articles ("raw"), and over the very documents that the sink
 * makes, ready-made ("ready"), which are three to four times as large. Arguments: result file, records measured, records to warm up, JVM options,
 * how many of each.
 */
public final class SinkCostRun {
    private static final int ARTICLE_CHARACTERS = 3_400;
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final long SLOW_RECORDS = 10_000;
    private static final List<String> KINDS = List.of("raw", "sink", "ready");

    /** Of the sink's own documents, with the sink's own mapping. */
    static final String READY = "cost-articles-v1-ready";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SinkCostRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws Exception {
        long measured = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100_000;
        long warm = arguments.length > 2 ? Long.parseLong(arguments[2]) : 250_000;
        List<String> options = arguments.length > 3 ? List.of(arguments[3].split(" ")) : List.of();
        int turns = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 3;
        EmbeddedConfig config = EmbeddedConfig.of(Files.createTempDirectory("tidende-sink-cost"))
                .forLongRuns()
                .withHeapMegabytes(1_024);
        try (EmbeddedServers kafka = EmbeddedServers.start(config.withServers(Servers.KAFKA));
                EmbeddedServers index = EmbeddedServers.start(config.withServers(Servers.OPENSEARCH))) {
            publish(kafka.bootstrapServers(), warm + measured);
            make(
                    index.openSearch(),
                    "raw",
                    "{\"settings\": {\"number_of_shards\": 1, \"number_of_replicas\": 0}, \"mappings\": {\"properties\": "
                            + "{\"body\": {\"type\": \"text\"}, \"headline\": {\"type\": \"text\"}}}}");
            ObjectNode result = JSON.createObjectNode();
            result.put("articleCharacters", ARTICLE_CHARACTERS);
            result.put("measured", measured);
            result.put("warm", warm);
            for (int turn = 0; turn < KINDS.size() * turns; turn++) {
                String kind = KINDS.get(turn % KINDS.size());
                if (kind.equals("ready") && turn < KINDS.size()) {
                    // Behind the sink, which has said by then what such indices look like.
                    make(index.openSearch(), READY, "{}");
                }
                ObjectNode one =
                        child(kind, kafka.bootstrapServers(), index.openSearch(), index.pid(), warm, measured, options);
                result.withArray(kind).add(one);
                write(arguments[0], result);
                System.out.println(kind + " " + one);
                reset(kafka.bootstrapServers());
            }
            try (FaultProxy proxy = new FaultProxy(index.openSearch())) {
                proxy.slow(SLOW);
                ObjectNode one = child(
                        "sink",
                        kafka.bootstrapServers(),
                        proxy.address(),
                        index.pid(),
                        0,
                        Math.min(measured, SLOW_RECORDS),
                        options);
                result.set("sinkWithAnswersAfter" + SLOW.toSeconds() + "Seconds", one);
                write(arguments[0], result);
                System.out.println("slow " + one);
            }
        }
    }

    /** After each, so that a run that is ended leaves what it knows. */
    private static void write(String file, ObjectNode result) throws IOException {
        result.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
        Files.writeString(Path.of(file), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    }

    private static void make(URI address, String index, String settings) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest make = HttpRequest.newBuilder(address.resolve("/" + index))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(settings))
                    .build();
            HttpResponse<String> answer = client.send(make, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the index " + index + " can't be made: " + answer.body());
            }
        }
    }

    /** The next sender reads from the beginning again; its documents are there already and are written again. */
    private static void reset(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Set<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toSet());
            admin.deleteConsumerGroups(groups).all().get();
        }
    }

    private static ObjectNode child(
            String kind, String servers, URI index, long indexProcess, long warm, long measured, List<String> options)
            throws IOException, InterruptedException {
        // Memory as the launcher gives it to the sink.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Xmn128m",
                "-XX:SurvivorRatio=3"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                SinkCostChild.class.getName(),
                kind,
                servers,
                index.toString(),
                Long.toString(indexProcess),
                Long.toString(warm),
                Long.toString(measured)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(kind + " failed: " + said);
        }
        ObjectNode one = JSON.createObjectNode();
        line(said, "COST").ifPresent(cells -> {
            double records = Double.parseDouble(cells[1]);
            one.put("records", (long) records);
            one.put("cpuSecondsFor100000", per100000(cells[2], records));
            one.put("indexCpuSecondsFor100000", per100000(cells[3], records));
            one.put("seconds", RunReport.tenths(Double.parseDouble(cells[4])));
        });
        line(said, "RESENT").ifPresent(cells -> {
            one.put("resent", Long.parseLong(cells[1]));
            one.put("sent", Long.parseLong(cells[3]));
            one.put("bulks", Long.parseLong(cells[5]));
        });
        return one;
    }

    private static Optional<String[]> line(String said, String head) {
        return said.lines()
                .filter(line -> line.startsWith(head))
                .map(line -> line.split(" "))
                .findFirst();
    }

    private static double per100000(String seconds, double records) {
        return Math.round(Double.parseDouble(seconds) * 100_000 / records * 100) / 100.0;
    }

    private static void publish(String servers, long count) throws Exception {
        KafkaTopics topics = new KafkaTopics("cost.");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicProvisioner(admin, 1)
                    .apply(List.of(
                            topics.articlesEnriched(), topics.retry(Stage.SINK), topics.deadLetters(Stage.SINK)));
            admin.createTopics(List.of(
                            new NewTopic("cost.raw", KafkaTopics.PARTITIONS, (short) 1),
                            new NewTopic("cost.ready", KafkaTopics.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", servers));
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", 50);
        // As enrich has it.
        settings.put("batch.size", 64 << 10);
        SinkDocuments documents = new SinkDocuments();
        EnrichedNews news = new EnrichedNews(ARTICLE_CHARACTERS, Instant.now());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long number = 0; number < count; number++) {
                EnrichedArticle article = news.article(number, 1, Instant.now());
                byte[] key = EnrichedNews.key(number);
                byte[] value = news.value(article);
                producer.send(new ProducerRecord<>(topics.articlesEnriched().name(), key, value));
                producer.send(new ProducerRecord<>("cost.ready", key, documents.of(value)));
                producer.send(new ProducerRecord<>("cost.raw", key, json(article)));
            }
        }
    }

    /** What the article says, once: the reference has no fields of languages, tags or evidence to write. */
    private static byte[] json(EnrichedArticle enriched) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("uri", enriched.getArticle().getUri());
        json.put("headline", enriched.getArticle().getHeadline());
        json.put("summary", enriched.getArticle().getSummary());
        json.put("body", enriched.getArticle().getBody());
        json.put("language", enriched.getDetectedLanguage());
        json.put("versionCreated", enriched.getArticle().getVersionCreated().toString());
        return JSON.writeValueAsBytes(json);
    }
}
