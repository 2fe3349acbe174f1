package org.tidende.app;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.ArticleId;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.Source;

/** Articles with made-up names in them, so many a second straight into their topic, until it is stopped. */
final class DrillArticles implements AutoCloseable {
    private static final String FEED = "https://avis.example/rss";
    private static final String[] WORDS =
            ("minister government budget talks border agreement report committee election vote court police region market bank "
                            + "price energy winter storm river village school hospital research company union worker strike")
                    .split(" ");
    private static final int CHARACTERS = 3_300;

    private final KafkaProducer<byte[], byte[]> producer;
    private final DrillDictionaries dictionaries;
    private final RecordSerde<Article> serde = RecordSerde.of(Article.class);
    private final String topic = new KafkaTopics("").articles().name();
    private final AtomicLong published = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopping;

    DrillArticles(String bootstrapServers, DrillDictionaries dictionaries, int perSecond) {
        this.dictionaries = dictionaries;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "compression.type", "zstd", "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name("articles").start(() -> publish(perSecond));
    }

    private void publish(int perSecond) {
        long start = System.nanoTime();
        for (int number = 0; !stopping; number++) {
            long due = start + number * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due && !stopping) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            producer.send(new ProducerRecord<>(
                    topic, id(number).getBytes(StandardCharsets.UTF_8), serde.write(topic, article(number))));
            published.incrementAndGet();
        }
        producer.flush();
    }

    static String id(int number) {
        return ArticleId.of(FEED, "article-" + number);
    }

    private Article article(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        while (text.length() < CHARACTERS) {
            text.append(random.nextInt(14) == 0 ? dictionaries.name(random) : WORDS[random.nextInt(WORDS.length)]);
            text.append(random.nextInt(14) == 0 ? ". " : " ");
        }
        return Article.newBuilder()
                .setUri(ArticleId.uri(id(number)))
                .setHeadline(dictionaries.name(random) + " in report " + number)
                .setBody(text.toString())
                .setRepresentationType(RepresentationType.full)
                .setUrl("https://avis.example/" + number)
                .setVersionCreated(Instant.now())
                .setSource(Source.newBuilder()
                        .setUri(FEED)
                        .setDomain("avis.example")
                        .build())
                .build();
    }

    /** How many are out. */
    long published() {
        return published.get();
    }

    /** No more of them; all are in their topic then. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        producer.close();
    }
}
