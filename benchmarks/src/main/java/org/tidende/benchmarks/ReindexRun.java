package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.EmbeddedServers;
import org.tidende.embedded.Servers;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.Comparison;
import org.tidende.sink.IndexAdmin;
import org.tidende.sink.IndexComparison;
import org.tidende.sink.IndexUnavailableException;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.Reindex;
import org.tidende.sink.SearchQuery;
import org.tidende.sink.SinkConfig;
import org.tidende.sink.SinkService;

/**
 * Indices made anew while articles come in and readers search: what readers find must never get less and never be more than was
 * published, and at the end topic and index must agree. Arguments: result file, and optionally documents, articles a second.
 * Exit code 1 when anything differs.
 */
public final class ReindexRun {
    private static final int ARTICLE_CHARACTERS = 3_400;
    private static final long STEP_NANOS = 20_000_000;
    private static final long MOST_STEP_BACK = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicLong published = new AtomicLong();
    private final KafkaTopics topics = new KafkaTopics("");
    private volatile boolean stopping;
    private long least = Long.MAX_VALUE;
    private long searches;
    private long stepBack;
    private String wrong;

    private ReindexRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws Exception {
        long documents = arguments.length > 1 ? Long.parseLong(arguments[1]) : 50_000;
        int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        EmbeddedConfig config = EmbeddedConfig.of(Files.createTempDirectory("tidende-reindex-run"))
                .forLongRuns()
                .withHeapMegabytes(1_024);
        try (EmbeddedServers kafka = EmbeddedServers.start(config.withServers(Servers.KAFKA));
                EmbeddedServers index = EmbeddedServers.start(config.withServers(Servers.OPENSEARCH))) {
            ObjectNode result = new ReindexRun()
                    .run(kafka.bootstrapServers(), OpenSearchConfig.of(index.openSearch()), documents, perSecond);
            String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result);
            System.out.println(json);
            Files.writeString(Path.of(arguments[0]), json + "\n");
            if (!result.path("agrees").asBoolean() || result.has("wrong")) {
                throw new IllegalStateException("it went wrong");
            }
        }
    }

    private ObjectNode run(String servers, OpenSearchConfig openSearch, long documents, int perSecond)
            throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicProvisioner(admin, 1)
                    .apply(List.of(
                            topics.articlesEnriched(), topics.retry(Stage.SINK), topics.deadLetters(Stage.SINK)));
        }
        SinkConfig config = SinkConfig.of(Map.of("bootstrap.servers", servers), topics, openSearch, "live");
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", servers));
        settings.put("compression.type", "zstd");
        EnrichedNews news = new EnrichedNews(ARTICLE_CHARACTERS, Instant.now());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                SinkService sink = new SinkService(config, new SimpleMeterRegistry());
                ArticleSearch search = new ArticleSearch(openSearch, "tidende")) {
            for (long number = 0; number < documents; number++) {
                publish(producer, news);
            }
            producer.flush();
            new IndexAdmin(config).ensure();
            sink.start();
            await(search, documents);
            Thread writer = Thread.ofPlatform().start(() -> write(producer, news, perSecond));
            Thread reader = Thread.ofPlatform().start(() -> read(search));
            ObjectNode result = JSON.createObjectNode();
            result.put("documents", documents);
            result.put("articlesPerSecond", perSecond);
            long start = System.nanoTime();
            Comparison before;
            try (Reindex reindex = new Reindex(config, "v1r2", new SimpleMeterRegistry())) {
                before = reindex.run(line -> {
                    System.out.println((System.nanoTime() - start) / 1_000_000_000 + " s: " + line);
                    result.withArray("told").add(line);
                });
            }
            result.put("seconds", (System.nanoTime() - start) / 1_000_000_000);
            await(search, published.get());
            stopping = true;
            writer.join();
            reader.join();
            await(search, published.get());
            try (IndexComparison comparing = new IndexComparison(config)) {
                Comparison after = comparing.compare(null, null);
                after.describe().forEach(result.withArray("parityAtTheEnd")::add);
                result.put("agrees", before.agrees() && after.agrees() && after.equal() == published.get());
            }
            result.put("published", published.get());
            result.put("searches", searches);
            result.put("leastFound", least);
            result.put("largestStepBack", stepBack);
            if (wrong != null) {
                result.put("wrong", wrong);
            }
            result.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
            return result;
        }
    }

    private void publish(KafkaProducer<byte[], byte[]> producer, EnrichedNews news) {
        long number = published.getAndIncrement();
        producer.send(new ProducerRecord<>(
                topics.articlesEnriched().name(),
                EnrichedNews.key(number),
                news.value(news.article(number, 1, Instant.now()))));
    }

    private void write(KafkaProducer<byte[], byte[]> producer, EnrichedNews news, int perSecond) {
        while (!stopping) {
            publish(producer, news);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / perSecond);
        }
        producer.flush();
    }

    /** What is found never gets less: each article stays; and never more than is published: none is there twice. */
    private void read(ArticleSearch search) {
        long last = 0;
        while (!stopping) {
            long found = search.search(SearchQuery.of("")).total();
            searches++;
            least = Math.min(least, found);
            stepBack = Math.max(stepBack, last - found);
            // New indices may show the last second's articles later than the old ones did.
            if (stepBack > MOST_STEP_BACK || found > published.get()) {
                wrong = found + " found after " + last + ", " + published.get() + " published";
            }
            last = Math.max(last, found);
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** An index that was made just now can't be asked for a moment. */
    private static long total(ArticleSearch search) {
        try {
            return search.search(SearchQuery.of("")).total();
        } catch (IndexUnavailableException notYet) {
            return 0;
        }
    }

    private static void await(ArticleSearch search, long count) {
        long deadline = System.nanoTime() + Duration.ofMinutes(20).toNanos();
        while (total(search) < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all articles were searchable in time");
            }
            LockSupport.parkNanos(10 * STEP_NANOS);
        }
    }
}
