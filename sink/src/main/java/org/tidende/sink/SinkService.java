package org.tidende.sink;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes enriched articles to the search index: each once, the newest revision, whatever breaks in between.
 *
 * <p>Lazy: the constructor and {@link #start()} wait for nobody; a broker or an index that is away is said by {@link #check()} and
 * waited for. Several workers share the partitions; each needs an {@code instance} of its own.
 */
public final class SinkService implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SinkService.class);

    /** Five seconds to drain, and what the clients take to say good-bye. */
    private static final Duration CLOSE = Duration.ofSeconds(20);

    private final SinkConfig config;
    private final OpenSearchClient client;
    private final SinkWorker worker;
    private Thread thread;

    /** A sink that is not started. Its meters are registered at once: see the package for what they say. */
    public SinkService(SinkConfig config, MeterRegistry meters) {
        this(config, meters, InstantSource.system());
    }

    SinkService(SinkConfig config, MeterRegistry meters, InstantSource clock) {
        this(config, SinkWorker.Role.live(config, IndexWatch.GLANCE), meters, clock);
    }

    SinkService(SinkConfig config, SinkWorker.Role role, MeterRegistry meters, InstantSource clock) {
        this.config = config;
        this.client = new OpenSearchClient(config.openSearch());
        this.worker = new SinkWorker(config, role, client, meters, clock);
    }

    /**
     * Begins, on a thread of its own.
     *
     * @throws IllegalStateException when it was started before
     */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the sink is started once");
        }
        thread = Thread.ofPlatform().name("tidende-sink-" + config.instance()).start(worker);
    }

    /** What keeps the sink from being ready, in words for the operator; empty when it is. */
    public List<String> check() {
        return worker.check();
    }

    /** False when its thread has ended or has not turned for two minutes: only a new process helps. */
    public synchronized boolean isAlive() {
        return thread != null && thread.isAlive() && worker.isTurning();
    }

    /**
     * How it stands: {@code instance}, {@code ledger} (consumed, indexed, superseded, expired, deadLettered, released, inFlight),
     * the same by partition in {@code partitionLedgers}, {@code inFlightBytes}, {@code waitsFor}, {@code warnings}, {@code paused}, and per partition in {@code partitions} the committed offset and how
     * many records are not committed.
     */
    public Map<String, Object> status() {
        return worker.status();
    }

    /** Drains for at most 5 s, commits what is settled, leaves the group. May be called twice. */
    @Override
    public void close() {
        worker.close();
        Thread started;
        synchronized (this) {
            started = thread;
        }
        if (started != null) {
            await(started);
        }
        client.close();
    }

    private static void await(Thread started) {
        try {
            if (!started.join(CLOSE)) {
                LOGGER.warn("the sink does not stop within {} and is interrupted", CLOSE);
                started.interrupt();
                started.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            started.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
