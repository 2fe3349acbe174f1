package org.tidende.ingest.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopic;

/**
 * Reads what is known of partitions that were assigned, off the poll thread. For each:
 *
 * <ol>
 *   <li>the group's committed offset, which the broker gives only once a pending one is decided;
 *   <li>the ends of the state topics as anybody sees them, uncommitted records included;
 *   <li>the state topics from their beginning, committed records only, until those ends are passed: then the former owner's last
 *       transaction is decided, and read if it was committed;
 *   <li>of a table also the table itself, but only up to its committed end: a foreign transaction may stay open for long.
 * </ol>
 *
 * <p>The wait is bounded by the transaction timeout and the broker's period of looking for such: 20 s; past that it is not
 * ready, and says who holds it up. A partition that waits keeps no other waiting.
 */
final class StateRestorer {
    private static final Logger LOG = LoggerFactory.getLogger(StateRestorer.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long LEAST_ASK_MILLIS = 200;
    private static final long MOST_ASK_MILLIS = 1_000;
    private static final Duration LATE = Duration.ofSeconds(20);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 500;

    private final String name;
    private final StageTopics topics;
    private final Supplier<Map<String, Object>> consumerSettings;
    private final Supplier<Map<String, Object>> adminSettings;
    private final Opener factory;
    private final Supplier<Ownership> ownership;
    private final Consumer<Restored> done;
    private final BlockingQueue<List<Token>> asked = new LinkedBlockingQueue<>();
    private final Map<Token, Long> waiting = new LinkedHashMap<>();
    private final Map<Integer, Restoring> restoring = new HashMap<>();
    private final Map<Token, String> late = new HashMap<>();
    private final Thread thread;
    private final CountDownLatch warm = new CountDownLatch(1);
    private volatile boolean warmWanted;
    private volatile boolean stopping;
    private volatile String problem;

    /** Opens a partition; the commit loop is known by then. */
    @FunctionalInterface
    interface Opener {
        OwnedPartition open(Token token, long committed, long start);
    }

    /** A partition that is ready, and where its deliveries begin. */
    record Restored(OwnedPartition partition, long start) {}

    private static final class Restoring {
        private final OwnedPartition partition;
        private final long start;
        private final long since;
        private final Map<TopicPartition, Long> ends;
        private int records;

        Restoring(OwnedPartition partition, long start, long since, Map<TopicPartition, Long> ends) {
            this.partition = partition;
            this.start = start;
            this.since = since;
            this.ends = ends;
        }
    }

    StateRestorer(
            String name,
            StageTopics topics,
            Supplier<Map<String, Object>> consumerSettings,
            Supplier<Map<String, Object>> adminSettings,
            Opener factory,
            Supplier<Ownership> ownership,
            Consumer<Restored> done) {
        this.name = name;
        this.topics = topics;
        this.consumerSettings = consumerSettings;
        this.adminSettings = adminSettings;
        this.factory = factory;
        this.ownership = ownership;
        this.done = done;
        this.thread = Thread.ofPlatform().name(name + "-restore").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    String problem() {
        return problem;
    }

    /** Reads the tokens' partitions, and tells of each when that is done, unless its token is gone by then. */
    void restore(List<Token> tokens) {
        asked.add(tokens);
    }

    /**
     * Asks and reads once, if it has not yet, and waits for it as long as allowed. Whoever joins a group before that would keep
     * the partitions which it is given waiting for connections and for code that is not loaded yet.
     */
    boolean warmUp(Duration most) {
        warmWanted = true;
        try {
            return warm.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        while (!stopping) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                            consumerSettings.get(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                    Admin admin = Admin.create(adminSettings.get())) {
                while (!stopping) {
                    turn(consumer, admin);
                }
            } catch (InterruptedException | InterruptException | WakeupException stop) {
                LOG.debug("{}: interrupted while stopping", name);
                return;
            } catch (KafkaException e) {
                problem = name + ": reading states failed: " + e.getMessage();
                LOG.warn("{}; trying again", problem);
                restoring.values().forEach(started -> waiting.put(started.partition.token(), started.since));
                restoring.clear();
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private boolean pause() {
        try {
            List<Token> tokens = asked.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            if (tokens != null) {
                asked.add(tokens);
            }
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer, Admin admin) throws InterruptedException {
        if (warmWanted && warm.getCount() > 0) {
            warmUp(consumer, admin);
        }
        if (restoring.isEmpty() && waiting.isEmpty()) {
            late.clear();
            problem = null;
            List<Token> first = asked.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            await(first);
        }
        for (List<Token> more = asked.poll(); more != null; more = asked.poll()) {
            await(more);
        }
        Ownership now = ownership.get();
        waiting.keySet().removeIf(token -> !now.holds(token));
        restoring.values().removeIf(started -> !now.holds(started.partition.token()));
        if (!waiting.isEmpty()) {
            begin(consumer, admin);
        }
        tellLate(admin);
        if (restoring.isEmpty()) {
            consumer.unsubscribe();
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Restoring started = restoring.get(record.partition());
            if (started != null && isWanted(started, record)) {
                started.partition.restore(record);
                started.records++;
            }
        }
        finish(consumer);
    }

    private void await(List<Token> tokens) {
        tokens.forEach(token -> waiting.put(token, System.nanoTime()));
    }

    /** A table's records behind its end are delivered later by the member. */
    private boolean isWanted(Restoring started, ConsumerRecord<byte[], byte[]> record) {
        return !topics.table() || !record.topic().equals(topics.source().name()) || record.offset() < started.start;
    }

    /** One whose offset is not decided yet waits, and keeps no other waiting. */
    private Map<Token, OffsetAndMetadata> decided(KafkaConsumer<byte[], byte[]> consumer) {
        Map<Token, OffsetAndMetadata> decided = new HashMap<>();
        for (Map.Entry<Token, Long> one : waiting.entrySet()) {
            Token token = one.getKey();
            TopicPartition source = new TopicPartition(topics.source().name(), token.partition());
            // Longer each time: a broker may also be slow.
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - one.getValue());
            Duration most = Duration.ofMillis(Math.clamp(waited / 4, LEAST_ASK_MILLIS, MOST_ASK_MILLIS));
            try {
                decided.put(token, consumer.committed(Set.of(source), most).get(source));
            } catch (TimeoutException notYet) {
                LOG.debug("{}: the offset of {} is not decided yet", name, source);
            }
        }
        return decided;
    }

    private void begin(KafkaConsumer<byte[], byte[]> consumer, Admin admin) throws InterruptedException {
        Map<Token, OffsetAndMetadata> decided = decided(consumer);
        if (decided.isEmpty()) {
            return;
        }
        Set<Token> tokens = decided.keySet();
        Set<TopicPartition> sources = new HashSet<>();
        Set<TopicPartition> states = new HashSet<>();
        for (Token token : tokens) {
            sources.add(new TopicPartition(topics.source().name(), token.partition()));
            states.addAll(states(token));
        }
        Map<TopicPartition, Long> stateEnds = UncommittedEnds.of(admin, states);
        Map<TopicPartition, Long> sourceEnds = topics.table() ? consumer.endOffsets(sources) : Map.of();
        Map<TopicPartition, Long> sourceStarts = topics.table() ? Map.of() : consumer.beginningOffsets(sources);
        for (Token token : tokens) {
            TopicPartition source = new TopicPartition(topics.source().name(), token.partition());
            OffsetAndMetadata offset = decided.get(token);
            long start = topics.table()
                    ? sourceEnds.get(source)
                    : offset == null ? sourceStarts.get(source) : Math.max(offset.offset(), sourceStarts.get(source));
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (KafkaTopic state : topics.states()) {
                TopicPartition partition = new TopicPartition(state.name(), token.partition());
                ends.put(partition, stateEnds.get(partition));
            }
            if (topics.table()) {
                ends.put(source, start);
            }
            OwnedPartition opened = factory.open(token, offset == null ? -1 : offset.offset(), start);
            restoring.put(token.partition(), new Restoring(opened, start, waiting.remove(token), ends));
        }
        assign(consumer);
        states.forEach(partition -> consumer.seek(partition, 0));
        if (topics.table()) {
            sources.forEach(partition -> consumer.seek(partition, 0));
        }
    }

    /** What a restore does, with a partition of no matter whom, and nothing is made of it. */
    private void warmUp(KafkaConsumer<byte[], byte[]> consumer, Admin admin) throws InterruptedException {
        TopicPartition source = new TopicPartition(topics.source().name(), 0);
        TopicPartition state = new TopicPartition(topics.states().getFirst().name(), 0);
        try {
            consumer.committed(Set.of(source), Duration.ofMillis(MOST_ASK_MILLIS));
        } catch (TimeoutException undecided) {
            // The connection is there all the same. Who waits with joining for it might wait for a worker that is dead.
            LOG.debug("{}: the offset of {} is not decided yet", name, source);
        }
        UncommittedEnds.of(admin, Set.of(state));
        consumer.endOffsets(Set.of(source));
        consumer.assign(Set.of(state));
        consumer.seek(state, 0);
        consumer.poll(POLL);
        consumer.unsubscribe();
        warm.countDown();
    }

    /** Partitions that stay assigned keep their positions. */
    private void assign(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> wanted = new HashSet<>();
        restoring.values().forEach(started -> wanted.addAll(started.ends.keySet()));
        consumer.assign(wanted);
    }

    /** Says so once of each, with who holds it up. */
    private void tellLate(Admin admin) throws InterruptedException {
        Map<Token, Set<TopicPartition>> now = new HashMap<>();
        long before = System.nanoTime() - LATE.toNanos();
        waiting.forEach((token, since) -> {
            if (since - before < 0) {
                now.put(token, states(token));
            }
        });
        for (Restoring started : restoring.values()) {
            if (started.since - before < 0) {
                now.put(started.partition.token(), Set.copyOf(started.ends.keySet()));
            }
        }
        late.keySet().retainAll(now.keySet());
        for (Map.Entry<Token, Set<TopicPartition>> one : now.entrySet()) {
            if (!late.containsKey(one.getKey())) {
                String words = name + ": partition " + one.getKey().partition() + " is still being read after "
                        + LATE.toSeconds() + " s: " + OpenTransactions.describe(admin, one.getValue());
                LOG.warn("{}", words);
                late.put(one.getKey(), words);
            }
        }
        problem = late.isEmpty() ? null : String.join("; ", late.values());
    }

    private Set<TopicPartition> states(Token token) {
        Set<TopicPartition> states = new HashSet<>();
        topics.states().forEach(state -> states.add(new TopicPartition(state.name(), token.partition())));
        return states;
    }

    private void finish(KafkaConsumer<byte[], byte[]> consumer) {
        List<Restoring> finished = new ArrayList<>();
        for (Restoring started : restoring.values()) {
            started.ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (started.ends.isEmpty()) {
                finished.add(started);
            }
        }
        if (finished.isEmpty()) {
            return;
        }
        for (Restoring started : finished) {
            LOG.debug(
                    "{}: partition {} is read, {} records in {} ms",
                    name,
                    started.partition.token().partition(),
                    started.records,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started.since));
            restoring.remove(started.partition.token().partition());
            done.accept(new Restored(started.partition, started.start));
        }
        assign(consumer);
    }

    /** Begins to end. */
    void stop() {
        stopping = true;
    }

    /** Ends by itself within a poll; an interrupt is for a broker that doesn't answer. */
    void close() {
        stop();
        try {
            if (!thread.join(CLOSE)) {
                thread.interrupt();
                thread.join(CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
