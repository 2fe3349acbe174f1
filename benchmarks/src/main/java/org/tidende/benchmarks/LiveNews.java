package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.IndexException;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SearchQuery;

/** Articles and corrections that come in steadily, when each is told and found, and what a reader sees of all of them meanwhile. */
final class LiveNews implements AutoCloseable {
    private static final int CORRECTED_EVERY = 5;
    private static final int ARTICLE_CHARACTERS = 3_400;
    private static final long STEP_NANOS = 20_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrapServers;
    private final URI openSearch;
    private final EnrichedNews news = new EnrichedNews(ARTICLE_CHARACTERS, Instant.now());
    private final RecordSerde<Article> serde = RecordSerde.of(Article.class);
    private final String topic = new KafkaTopics("").articles().name();
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final Map<String, Long> found = new ConcurrentHashMap<>();
    private final Set<Long> corrected = ConcurrentHashMap.newKeySet();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong history = new AtomicLong();
    private volatile boolean publishing = true;
    private volatile boolean stopping;
    private volatile String wrong;
    private long searches;
    private long least = Long.MAX_VALUE;
    private long stepBack;

    LiveNews(String bootstrapServers, URI openSearch) {
        this.bootstrapServers = bootstrapServers;
        this.openSearch = openSearch;
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", 0);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What will be history: all at once. */
    void history(long articles) {
        for (long number = 0; number < articles; number++) {
            send(published.getAndIncrement(), 1);
        }
        producer.flush();
        history.set(articles);
    }

    /** From now on so many a second; one in five of them a correction of history. */
    void start(int perSecond) {
        threads.add(Thread.ofPlatform().start(this::read));
        threads.add(Thread.ofPlatform().start(this::search));
        threads.add(Thread.ofPlatform().start(this::count));
        threads.add(Thread.ofPlatform().start(() -> publish(perSecond)));
    }

    /** No more comes in; what came is waited for. */
    void finish(Duration patience) throws InterruptedException {
        publishing = false;
        threads.getLast().join();
        long deadline = System.nanoTime() + patience.toNanos();
        while (found.size() < sent.size() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(STEP_NANOS);
        }
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    long published() {
        return published.get();
    }

    Set<Long> corrected() {
        return corrected;
    }

    /** What went wrong for the reader; null when nothing did. */
    String wrong() {
        return wrong;
    }

    /** Milliseconds until told and until found, of articles that were sent in a span. */
    void describe(ObjectNode node, long fromNanos, long toNanos) {
        List<String> ids = sent.entrySet().stream()
                .filter(entry -> entry.getValue() >= fromNanos && entry.getValue() < toNanos)
                .map(Map.Entry::getKey)
                .toList();
        node.put("articles", ids.size());
        node.put("notFound", ids.stream().filter(id -> !found.containsKey(id)).count());
        distribution(node.putObject("millisToEnriched"), ids, told);
        distribution(node.putObject("millisToFound"), ids, found);
    }

    void describeReader(ObjectNode node) {
        node.put("searches", searches);
        node.put("leastFound", least);
        node.put("largestStepBack", stepBack);
    }

    private void distribution(ObjectNode node, List<String> ids, Map<String, Long> seen) {
        long[] millis = ids.stream()
                .filter(seen::containsKey)
                .mapToLong(id -> (seen.get(id) - sent.get(id)) / 1_000_000)
                .sorted()
                .toArray();
        for (double part : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
            node.put("p" + part * 100, millis.length == 0 ? -1 : millis[(int) Math.ceil(part * millis.length) - 1]);
        }
    }

    private void publish(int perSecond) {
        long start = System.nanoTime();
        for (long turn = 0; publishing; turn++) {
            long due = start + turn * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (turn % CORRECTED_EVERY == 0) {
                // Spread over all of history, each once.
                long number = turn / CORRECTED_EVERY * 7_919 % history.get();
                if (corrected.add(number)) {
                    send(number, 2);
                }
            } else {
                long number = published.getAndIncrement();
                sent.put(EnrichedNews.id(number), System.nanoTime());
                send(number, 1);
            }
        }
        producer.flush();
    }

    private void send(long number, int revision) {
        Instant now = Instant.now();
        Article article = news.article(number, revision, now).getArticle();
        producer.send(new ProducerRecord<>(
                topic, null, now.toEpochMilli(), EnrichedNews.key(number), serde.write(topic, article)));
    }

    private void read() {
        String enriched = new KafkaTopics("").articlesEnriched().name();
        try (var consumer = new KafkaConsumer<>(
                ConsumerDefaults.of(bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, KafkaTopics.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(enriched, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stopping) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    told.putIfAbsent(record.key(), System.nanoTime());
                }
            }
        }
    }

    private void search() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!stopping) {
                long next = System.nanoTime() + STEP_NANOS;
                List<String> open = new ArrayList<>();
                sent.keySet().stream()
                        .filter(id -> told.containsKey(id) && !found.containsKey(id))
                        .forEach(open::add);
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
            wrong = "the index can't be asked: " + e;
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
                        HttpRequest.newBuilder(openSearch.resolve("/tidende-articles/_search?ignore_unavailable=true"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body());
    }

    /** What is found never gets less (each article stays) and never more than was published (none is there twice). */
    private void count() {
        try (ArticleSearch search = new ArticleSearch(OpenSearchConfig.of(openSearch), "tidende")) {
            long last = 0;
            while (!stopping) {
                long total = search.search(SearchQuery.of("")).total();
                searches++;
                least = Math.min(least, total);
                stepBack = Math.max(stepBack, last - total);
                if (total < last || total > published.get()) {
                    wrong = total + " found after " + last + ", " + published.get() + " published";
                }
                last = total;
                LockSupport.parkNanos(5 * STEP_NANOS);
            }
        } catch (IndexException e) {
            wrong = "a search failed: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        publishing = false;
        stopping = true;
        producer.close(Duration.ofSeconds(5));
    }
}
