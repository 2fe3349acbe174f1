package org.tidende.sink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.Stage;

/**
 * The life of a sink on its own thread: waits for the index and the topics, consumes, and begins again from the committed offsets
 * when something breaks that repeating one request can't mend.
 */
final class SinkWorker implements Runnable, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SinkWorker.class);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final Duration JOIN = Duration.ofSeconds(2);
    private static final Duration STUCK = Duration.ofMinutes(2);
    private static final String LIFE = "a life";

    private final SinkConfig config;
    private final List<String> topics;
    private final Conditions conditions = new Conditions();
    private final Ledger ledger;
    private final DeadLetterBreaker breaker;
    private final BulkMeters meters;
    private final OpenSearchClient client;
    private final IndexNames configured;
    private final Role role;
    private final Pause closing = new Pause();
    private volatile RecordFlow flow;
    private volatile IndexWatch watching;

    /**
     * What a worker is for.
     *
     * @param live it writes what readers see, wherever that is moved; else it fills the indices of a version beside it
     * @param version of the indices that it fills; of a live one, when there are none yet
     * @param group its consumer group
     * @param topics it reads
     * @param glance how often a live one looks where readers are
     */
    record Role(boolean live, String version, String group, List<String> topics, Duration glance) {
        static Role live(SinkConfig config, Duration glance) {
            return new Role(true, IndexNames.FIRST_VERSION, config.topics().group(Stage.SINK), topics(config), glance);
        }

        static Role beside(SinkConfig config, String version) {
            return new Role(
                    false,
                    IndexNames.requireVersion(version),
                    config.topics().prefix() + "tidende-reindex-" + version,
                    topics(config),
                    IndexWatch.GLANCE);
        }

        private static List<String> topics(SinkConfig config) {
            return List.of(
                    config.topics().articlesEnriched().name(),
                    config.topics().retry(Stage.SINK).name());
        }
    }

    SinkWorker(SinkConfig config, Role role, OpenSearchClient client, MeterRegistry registry, InstantSource clock) {
        this.config = config;
        this.role = role;
        this.client = client;
        this.topics = role.topics();
        this.ledger = new Ledger(registry);
        // Beside the live one nothing becomes a dead letter, so nothing can become too many.
        this.breaker = new DeadLetterBreaker(role.live() ? config.breaker() : BreakerLimit.NEVER);
        Gauge.builder("tidende.sink.breaker.open", breaker, one -> one.isOpen() ? 1 : 0)
                .description("1 when the sink was stopped because too many records died")
                .register(registry);
        this.meters = new BulkMeters(registry);
        this.configured = new IndexNames(config.indexPrefix(), role.version(), config.retentionMonths(), clock);
        conditions.raise(LIFE, "sink: not started");
    }

    @Override
    public void run() {
        conditions.raise(LIFE, "sink: starting");
        Backoff backoff = backoff();
        for (int failures = 1; !closing.isClosed(); failures++) {
            try {
                IndexNames names = role.live() ? IndexAliases.live(client, configured) : configured;
                ArticleIndices indices = new ArticleIndices(client, names, config, role.live());
                indices.ensureTemplate();
                consume(names, indices);
                failures = 0;
                continue;
            } catch (InterruptedException | InterruptException e) {
                LOGGER.info("sink {} was told to stop at once", config.instance());
                break;
            } catch (IOException e) {
                waits("index: no answer from " + client.addresses() + ": " + e);
            } catch (IndexException e) {
                waits("index: " + e.getMessage());
            } catch (KafkaException e) {
                waits("kafka: " + e.getMessage());
            } catch (RuntimeException e) {
                LOGGER.error("the sink failed and begins again from the committed offsets", e);
                waits("sink: failed: " + e);
            }
            try {
                closing.await(backoff.after(failures));
            } catch (InterruptedException e) {
                break;
            }
        }
        conditions.raise(LIFE, "sink: stopped");
    }

    private void waits(String words) {
        if (conditions.raise(LIFE, words)) {
            LOGGER.warn("the sink waits, {}", words);
        } else {
            LOGGER.debug("the sink still waits, {}", words);
        }
    }

    private void consume(IndexNames names, ArticleIndices indices) throws InterruptedException {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(KafkaSettings.consumer(config, role.group()));
        try (IndexWatch watch = new IndexWatch(client, names, role.glance());
                DeadLetterWriter deadLetters = new DeadLetterWriter(
                        config.topics().deadLetters(Stage.SINK),
                        () -> new KafkaProducer<>(KafkaSettings.producer(config)))) {
            for (String topic : topics) {
                if (consumer.partitionsFor(topic, ASK).isEmpty()) {
                    throw new KafkaException("the topic " + topic + " is not there: create the topics first");
                }
            }
            BulkBuffer buffer =
                    new BulkBuffer(config.bulkRecords(), Math.max(1, config.bulkBytes() * 2L / 5), config.linger());
            OffsetCommits commits = new OffsetCommits(consumer, deadLetters, role.live(), ledger, conditions, breaker);
            Pause retries = new Pause();
            RecordFlow started = new RecordFlow(config, consumer, commits, buffer, ledger, breaker, retries);
            List<Thread> senders = senders(buffer, started, retries, names, indices);
            if (role.live()) {
                watching = watch;
                Thread.ofVirtual().name("tidende-sink-watch").start(watch);
            }
            try {
                flow = started;
                if (conditions.clear(LIFE)) {
                    LOGGER.info("sink {} reads {}", config.instance(), topics);
                }
                started.run(topics, () -> closing.isClosed() || watch.hasMoved());
            } finally {
                buffer.close();
                retries.close();
                stop(senders);
            }
        } finally {
            consumer.close(CloseOptions.timeout(ASK));
        }
    }

    private List<Thread> senders(
            BulkBuffer buffer, RecordFlow started, Pause retries, IndexNames names, ArticleIndices indices) {
        List<Thread> senders = new ArrayList<>();
        BulkTransport transport = new HttpBulkTransport(client);
        for (int number = 1; number <= config.bulksInFlight(); number++) {
            String name = "sender-" + number;
            BulkSender sender = new BulkSender(
                    name,
                    buffer,
                    new ActionWriter(names),
                    indices,
                    transport,
                    ledger,
                    meters,
                    conditions,
                    breaker,
                    backoff(),
                    retries,
                    started::isLeaving,
                    started::fail);
            // A virtual thread pays for each wait on a socket, and there are as many here as bulks on the wire.
            senders.add(
                    Thread.ofPlatform().daemon().name("tidende-sink-" + name).start(sender));
        }
        return senders;
    }

    private void stop(List<Thread> senders) throws InterruptedException {
        senders.forEach(Thread::interrupt);
        // Waiting for an answer, a thread doesn't hear that.
        client.cancel();
        for (Thread sender : senders) {
            if (!sender.join(JOIN)) {
                LOGGER.warn("{} does not stop within {}", sender.getName(), JOIN);
            }
        }
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), RandomGenerator.getDefault());
    }

    /** What keeps it from being ready. */
    List<String> check() {
        RecordFlow now = flow;
        List<String> words = new ArrayList<>(conditions.words());
        if (breaker.isOpen()) {
            words.add("sink: " + breaker.words());
        }
        if (words.isEmpty() && (now == null || !now.isJoined())) {
            words.add("kafka: waits for its share of the partitions");
        }
        return List.copyOf(words);
    }

    /** False when the loop has not turned for two minutes while it should. */
    boolean isTurning() {
        RecordFlow now = flow;
        return now == null || !now.isJoined() || now.sinceLastTurn().compareTo(STUCK) < 0;
    }

    Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("instance", config.instance());
        status.put("ledger", ledger.sums());
        status.put("partitionLedgers", ledger.partitions());
        status.put("inFlightBytes", ledger.inFlightBytes());
        status.put("waitsFor", conditions.words());
        IndexWatch watch = watching;
        status.put("warnings", watch == null ? List.of() : watch.warnings());
        RecordFlow now = flow;
        if (now != null) {
            status.putAll(now.status());
        }
        return status;
    }

    /** Asks it to stop; it drains first. */
    @Override
    public void close() {
        closing.close();
    }
}
