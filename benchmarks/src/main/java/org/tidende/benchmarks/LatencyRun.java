package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Article;

/**
 * How long an article takes to be found: articles of 3.4 kB go into {@code news.articles} at a steady rate, {@code tidende standalone}
 * tags and indexes them with a refresh interval of 200 ms, readers beside it note when the records of both topics reach them, and a
 * search asks every 20 ms for those that were not found yet. Arguments: launcher, result file, and optionally articles a second,
 * seconds to warm up, seconds measured.
 */
public final class LatencyRun {
    private static final Pattern SERVERS = Pattern.compile("Kafka at (\\S+) and OpenSearch at (\\S+), process (\\d+)");
    private static final int ARTICLE_CHARACTERS = 3_400;
    private static final long STEP_NANOS = 20_000_000;
    /** As little as can be answered: what the question costs, the index lacks. */
    private static final String SEARCH =
            "/tidende-articles/_search?ignore_unavailable=true&filter_path=hits.hits._id&track_total_hits=false";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrapServers;
    private final URI openSearch;
    private final Map<String, Long> articles = new ConcurrentHashMap<>();
    private final Map<String, Long> enriched = new ConcurrentHashMap<>();
    private final Map<String, Long> found = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private LatencyRun(String bootstrapServers, URI openSearch) {
        this.bootstrapServers = bootstrapServers;
        this.openSearch = openSearch;
    }

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws Exception {
        int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        int warm = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 180;
        int measured = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 120;
        Path folder = Files.createTempDirectory("tidende-latency-run");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        arguments[0],
                        "standalone",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        "0",
                        "--kafka-port",
                        "0",
                        "--opensearch-port",
                        "0",
                        "--refresh-interval",
                        "200ms")
                .redirectOutput(log.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            Matcher servers = await(log);
            ObjectNode result =
                    new LatencyRun(servers.group(1), URI.create(servers.group(2))).run(perSecond, warm, measured);
            String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result);
            System.out.println(json);
            Files.writeString(Path.of(arguments[1]), json + "\n");
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private ObjectNode run(int perSecond, int warm, int measured) throws InterruptedException, IOException {
        List<Thread> threads = Stream.<Runnable>of(this::read, this::search)
                .map(task -> Thread.ofPlatform().daemon().start(task))
                .toList();
        String before = load();
        publish(perSecond, warm + measured);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < (long) perSecond * (warm + measured) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(STEP_NANOS);
        }
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        ObjectNode result = JSON.createObjectNode();
        result.put("articlesPerSecond", perSecond);
        result.put("articleCharacters", ARTICLE_CHARACTERS);
        result.put("measured", (long) perSecond * measured);
        result.put("loadBefore", before);
        result.put("loadAfter", load());
        List<String> ids = IntStream.range(perSecond * warm, perSecond * (warm + measured))
                .mapToObj(EnrichedNews::id)
                .toList();
        result.put("notFound", ids.stream().filter(id -> !found.containsKey(id)).count());
        distribution(result.putObject("millisFromArticleToEnriched"), ids, articles, enriched);
        distribution(result.putObject("millisFromEnrichedToFound"), ids, enriched, found);
        distribution(result.putObject("millisFromArticleToFound"), ids, articles, found);
        slowest(result.putArray("slowestSeconds"), ids);
        return result;
    }

    private static void distribution(ObjectNode node, List<String> ids, Map<String, Long> from, Map<String, Long> to) {
        long[] millis = ids.stream()
                .filter(id -> to.containsKey(id) && from.containsKey(id))
                .mapToLong(id -> (to.get(id) - from.get(id)) / 1_000_000)
                .sorted()
                .toArray();
        for (double part : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
            node.put("p" + part * 100, millis.length == 0 ? -1 : millis[(int) Math.ceil(part * millis.length) - 1]);
        }
    }

    /** The five seconds of the run whose articles waited longest, and where: a stall of a stage is one second and its followers. */
    private void slowest(ArrayNode node, List<String> ids) {
        long start = ids.stream()
                .filter(articles::containsKey)
                .mapToLong(articles::get)
                .min()
                .orElse(0);
        Map<Long, long[]> worst = new TreeMap<>();
        for (String id : ids) {
            Long read = articles.get(id);
            Long tagged = enriched.get(id);
            Long seen = found.get(id);
            if (read != null && tagged != null && seen != null) {
                long[] waits = worst.computeIfAbsent((read - start) / 1_000_000_000, second -> new long[2]);
                waits[0] = Math.max(waits[0], (tagged - read) / 1_000_000);
                waits[1] = Math.max(waits[1], (seen - tagged) / 1_000_000);
            }
        }
        worst.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue()[0] - entry.getValue()[1]))
                .limit(5)
                .forEach(entry -> node.addObject()
                        .put("second", entry.getKey())
                        .put("mostMillisToEnriched", entry.getValue()[0])
                        .put("mostMillisToFound", entry.getValue()[1]));
    }

    private void publish(int perSecond, int seconds) {
        EnrichedNews news = new EnrichedNews(ARTICLE_CHARACTERS, Instant.now());
        RecordSerde<Article> serde = RecordSerde.of(Article.class);
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", 0);
        String topic = new KafkaTopics("").articles().name();
        long start = System.nanoTime();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < perSecond * seconds; number++) {
                long due = start + number * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                Article article = news.article(number, 1, Instant.now()).getArticle();
                producer.send(new ProducerRecord<>(
                        topic,
                        null,
                        System.currentTimeMillis(),
                        EnrichedNews.key(number),
                        serde.write(topic, article)));
            }
        }
    }

    private void read() {
        KafkaTopics topics = new KafkaTopics("");
        try (var consumer = new KafkaConsumer<>(
                ConsumerDefaults.of(bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, KafkaTopics.PARTITIONS)
                    .boxed()
                    .flatMap(number -> Stream.of(
                            new TopicPartition(topics.articles().name(), number),
                            new TopicPartition(topics.articlesEnriched().name(), number)))
                    .toList());
            while (!stopping) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    boolean isEnriched =
                            record.topic().equals(topics.articlesEnriched().name());
                    (isEnriched ? enriched : articles).putIfAbsent(record.key(), System.nanoTime());
                }
            }
        }
    }

    private void search() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!stopping) {
                long next = System.nanoTime() + STEP_NANOS;
                List<String> open = new ArrayList<>();
                enriched.keySet().stream().filter(id -> !found.containsKey(id)).forEach(open::add);
                if (!open.isEmpty()) {
                    JsonNode answer = ask(client, open);
                    long now = System.nanoTime();
                    answer.path("hits")
                            .path("hits")
                            .forEach(hit -> found.putIfAbsent(hit.path("_id").asText(), now));
                }
                LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the index can't be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode ask(HttpClient client, List<String> ids) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "size", Math.min(10_000, ids.size()),
                "_source", false,
                "query", Map.of("ids", Map.of("values", ids))));
        return JSON.readTree(client.send(
                        HttpRequest.newBuilder(openSearch.resolve(SEARCH))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body());
    }

    private static Matcher await(Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher matcher = SERVERS.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher;
            }
            LockSupport.parkNanos(5 * STEP_NANOS);
        }
        throw new IllegalStateException("no servers came up: " + Files.readString(log));
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
