package org.tidende.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.enrich.file.FileFault;

/**
 * An enrich worker: follows the rules, waits for its generation, then runs the topology, and starts it again whenever it broke.
 * A broker that is away is waited for. What only a person can mend (a broken dictionary, a lost store) ends it with the reason.
 */
public final class EnrichService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnrichService.class);
    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final Duration RULES_CLOSING = Duration.ofSeconds(4);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final EnrichConfig config;
    private final Supplier<Dictionaries> dictionaries;
    private final MeterRegistry registry;
    private final EnrichMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread supervisor;
    private volatile RulesFollower follower;
    private volatile KafkaStreams streams;
    private volatile StoreProgress stores = new StoreProgress();
    private volatile String phase = "not started";
    private volatile String refusal;
    private volatile String failure;

    /** Reads the dictionaries itself, after {@link #start}. */
    public EnrichService(EnrichConfig config, MeterRegistry registry) {
        this(config, () -> Dictionaries.load(config.gazetteers(), config.defaultGazetteer()), registry);
    }

    /** With dictionaries that are read already. */
    public EnrichService(EnrichConfig config, Dictionaries dictionaries, MeterRegistry registry) {
        this(config, () -> dictionaries, registry);
    }

    private EnrichService(EnrichConfig config, Supplier<Dictionaries> dictionaries, MeterRegistry registry) {
        this.config = config;
        this.dictionaries = dictionaries;
        this.registry = registry;
        this.metrics = new EnrichMetrics(registry);
    }

    /** Starts; returns at once. {@link #check} tells when it is ready. */
    public synchronized void start() {
        if (supervisor != null) {
            throw new IllegalStateException("enrich is started already");
        }
        phase = "starting";
        supervisor = Thread.ofPlatform().name("tidende-enrich").start(this::run);
    }

    /** What keeps it from being ready, in words; empty when it is ready. */
    public List<String> check() {
        List<String> problems = new ArrayList<>();
        if (refusal != null) {
            return List.of("enrich refuses to start: " + refusal);
        }
        RulesFollower rules = follower;
        if (rules != null && rules.view().obstacle() != null) {
            problems.add("enrich: " + rules.view().obstacle());
        }
        KafkaStreams running = streams;
        if (running == null || running.state() != KafkaStreams.State.RUNNING) {
            problems.add("enrich is "
                    + (running == null ? phase : running.state().name().toLowerCase(Locale.ROOT))
                    + (failure == null ? "" : ", last failure: " + failure));
        }
        return List.copyOf(problems);
    }

    /** False once it has ended, by {@link #close} or because it refuses to go on. */
    public boolean isAlive() {
        Thread thread = supervisor;
        return thread != null && thread.isAlive();
    }

    /**
     * How it stands, for people: {@code state}; {@code generation} and {@code edition} in force, the newest generation of the topic
     * ({@code published}) and the edition of the worker's {@code files} as they are now; {@code ledger}: records {@code read} since it
     * was made, and how many ended as {@code emitted}, {@code unchanged}, {@code superseded} and {@code deadLettered}, which is the
     * same number when nothing moves; {@code partitions} that it owns, each with the committed offset and the {@code lag} in records;
     * {@code restoring} and {@code standby}: stores that partitions wait for and
     * copies for other workers, each with the records it lacks; {@code problems}.
     */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        KafkaStreams running = streams;
        status.put(
                "state",
                refusal != null
                        ? "refused"
                        : running == null ? phase : running.state().name());
        RulesFollower rules = follower;
        InForce force = rules == null ? null : rules.inForce();
        status.put("generation", force == null ? 0L : force.generation());
        status.put("edition", force == null ? "" : force.edition());
        status.put("published", rules == null ? 0L : rules.view().published());
        status.put("files", rules == null ? "" : InForce.brief(rules.view().files()));
        status.put("ledger", metrics.ledger());
        status.put("partitions", running == null ? Map.of() : StreamsStatus.partitions(running));
        status.put("restoring", stores.restoring());
        status.put("standby", stores.standby());
        status.put("problems", check());
        return status;
    }

    /** Ends it, giving its partitions away at once; waits at most about 25 s. */
    @Override
    public void close() {
        stopping.countDown();
        Thread thread;
        synchronized (this) {
            thread = supervisor;
        }
        if (thread == null) {
            return;
        }
        try {
            thread.join(CLOSING.plusSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Thread rules = null;
        try {
            phase = "reading dictionaries";
            RulesFollower following = new RulesFollower(config, dictionaries.get(), InstantSource.system());
            follower = following;
            EnrichMetrics.showDictionaries(registry, following::inForce, following::view);
            rules = Thread.ofPlatform().name("tidende-enrich-rules").start(following);
            supervise(following);
        } catch (FileFault | UncheckedIOException e) {
            refuse(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // A class or a table that the jars lack: nothing that waiting mends.
            LOG.error("enrich can't start", e);
            refuse(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (rules != null) {
                follower.stop();
                joinFor(rules, RULES_CLOSING);
            }
            phase = "stopped";
        }
    }

    /** It has last words to say, and is not waited for longer than they may take. */
    private static void joinFor(Thread thread, Duration most) {
        try {
            thread.join(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise(RulesFollower rules) throws InterruptedException {
        Duration pause = Duration.ofSeconds(1);
        phase = "waiting for its generation";
        while (!rules.ready()) {
            if (stopping.await(50, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        while (stopping.getCount() > 0) {
            try {
                StartGuard guard = new StartGuard(config);
                // What is in force may be older while files are waited for; the topic must not be.
                Optional<String> reason = guard.refusal(rules.view().published());
                if (reason.isPresent()) {
                    refuse(reason.get());
                    return;
                }
                rehearse(guard.last(), rules.inForce().dictionaries());
                long began = System.nanoTime();
                runStreams(rules);
                if (System.nanoTime() - began > LONGEST_PAUSE.toNanos() * 2) {
                    pause = Duration.ofSeconds(1);
                }
            } catch (KafkaException e) {
                failure = e.getMessage();
                LOG.warn("enrich can't start: {}; trying again in {} s", failure, pause.toSeconds());
            } catch (RuntimeException e) {
                failure = e.toString();
                LOG.error("enrich can't start; trying again in {} s", pause.toSeconds(), e);
            }
            phase = "waiting to start again";
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Beside the start of the stream, which has partitions to wait for. */
    private void rehearse(List<EnrichedArticle> told, Dictionaries inForce) {
        if (!told.isEmpty()) {
            Thread.ofPlatform()
                    .name("tidende-enrich-rehearsal")
                    .daemon()
                    .start(new Rehearsal(told, inForce, () -> stopping.getCount() == 0));
        }
    }

    /** Until it is stopped, or its threads have all died. */
    private void runStreams(RulesFollower rules) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        KafkaStreams running = new KafkaStreams(
                EnrichTopology.of(config.topics(), rules::inForce, metrics), StreamsSettings.of(config, metrics));
        StoreProgress progress = new StoreProgress();
        try {
            running.setGlobalStateRestoreListener(progress);
            running.setStandbyUpdateListener(progress);
            stores = progress;
            running.setUncaughtExceptionHandler(error -> {
                failure = error.toString();
                LOG.warn("enrich broke: {}; starting again", failure, error);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            running.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    failure = null;
                }
                if (now == KafkaStreams.State.PENDING_ERROR || now == KafkaStreams.State.ERROR) {
                    ended.countDown();
                }
            });
            phase = "starting";
            streams = running;
            running.start();
            while (!stopping.await(50, TimeUnit.MILLISECONDS) && ended.getCount() > 0) {
                // Whichever comes first.
            }
        } finally {
            boolean closed = running.close(CloseOptions.timeout(CLOSING)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            if (!closed) {
                LOG.warn("enrich did not close within {} s", CLOSING.toSeconds());
            }
            streams = null;
        }
    }

    private void refuse(String reason) {
        refusal = reason;
        LOG.error("enrich refuses to start: {}", reason);
    }
}
