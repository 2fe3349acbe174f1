package org.tidende.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * Somebody who writes what nobody can read into the topics between the stages, one record each for so many entries: each must become
 * a dead letter of the stage that meets it, once.
 */
final class PoisonSource implements AutoCloseable {
    /** What the keys begin with. */
    static final String KEY = "poison-";

    private static final long STEP_NANOS = 50_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> articles = new ConcurrentSkipListSet<>();
    private final Set<String> enriched = new ConcurrentSkipListSet<>();
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * Begins at once.
     *
     * @param entries how many are out
     * @param every one poisoned record for so many
     */
    PoisonSource(String servers, LongSupplier entries, int every) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", servers));
        // A broker may be away for long, and what is written must be there once.
        settings.put("delivery.timeout.ms", 600_000);
        settings.put("enable.idempotence", true);
        settings.put("max.block.ms", 600_000);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        KafkaTopics topics = new KafkaTopics("");
        thread = Thread.ofPlatform().daemon().name("poison").start(() -> {
            for (long number = 1; !stopping; LockSupport.parkNanos(STEP_NANOS)) {
                for (; number * every <= entries.getAsLong(); number++) {
                    write(topics.articles().name(), KEY + "articles-" + number, articles);
                    write(topics.articlesEnriched().name(), KEY + "enriched-" + number, enriched);
                }
            }
        });
    }

    private void write(String topic, String key, Set<String> written) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        written.add(key);
        try {
            producer.send(new ProducerRecord<>(topic, bytes, bytes));
        } catch (KafkaException | IllegalStateException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    /** Writes no more; all that was written is in its topic. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join();
        producer.flush();
    }

    /** Keys of the dead letters that each stage must have. */
    Map<Stage, Set<String>> expected() {
        return Map.of(Stage.ENRICH, articles, Stage.SINK, enriched);
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        // What it still has to say is of no use: the broker may be gone for good.
        producer.close(Duration.ZERO);
        thread.join();
    }
}
