package org.tidende.ingest.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The member of the group: the poll thread, the only user of its consumer and the only one who asks for group metadata. It
 * publishes an {@link Ownership} in callbacks and after each poll.
 */
final class GroupMember implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration RELEASE = Duration.ofSeconds(3);
    private static final Duration LEAVE = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 300;

    private final String name;
    private final StageTopics topics;
    private final Supplier<Map<String, Object>> settings;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Token> tokens = new HashMap<>();
    private final Map<Integer, OwnedPartition> active = new HashMap<>();
    private final Object pause = new Object();
    private final Thread thread;
    private StateRestorer restorer;
    private CommitLoop commits;
    private KafkaConsumer<byte[], byte[]> consumer;
    private BooleanSupplier prerequisite = () -> true;
    private long nextToken;
    private boolean held;
    private boolean lost;
    private String waiting;
    private volatile Ownership ownership = Ownership.NONE;
    private volatile Map<Integer, PartitionProgress> progress = Map.of();
    private volatile boolean stopping;
    private volatile String problem;

    GroupMember(String name, StageTopics topics, Supplier<Map<String, Object>> settings) {
        this.name = name;
        this.topics = topics;
        this.settings = settings;
        this.problem = name + ": has not joined its group yet";
        this.thread = Thread.ofPlatform().name(name + "-poll").unstarted(this::run);
    }

    /** @param prerequisite asked before the group is joined, again and again until it holds */
    void start(StateRestorer stateRestorer, CommitLoop commitLoop, BooleanSupplier prerequisite) {
        this.restorer = stateRestorer;
        this.commits = commitLoop;
        this.prerequisite = prerequisite;
        thread.start();
    }

    Ownership ownership() {
        return ownership;
    }

    /** Of every partition that is owned, by number. */
    Map<Integer, PartitionProgress> progress() {
        return progress;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    String problem() {
        return problem;
    }

    /** Partitions whose transaction was not committed: new tokens, and read again if they are still owned. Any thread. */
    void renew(Set<Token> broken) {
        commands.add(() -> {
            List<TopicPartition> again = new ArrayList<>();
            for (Token token : broken) {
                if (token.equals(tokens.get(token.partition()))) {
                    forget(token.partition());
                    again.add(new TopicPartition(topics.source().name(), token.partition()));
                }
            }
            if (!again.isEmpty()) {
                LOG.info("{}: {} are read again", name, numbers(again));
                begin(again);
            }
        });
    }

    /** A partition is ready. Any thread. */
    void restored(StateRestorer.Restored restored) {
        commands.add(() -> {
            Token token = restored.partition().token();
            if (!token.equals(tokens.get(token.partition()))) {
                return;
            }
            TopicPartition source = new TopicPartition(topics.source().name(), token.partition());
            consumer.seek(source, restored.start());
            if (!held) {
                consumer.resume(List.of(source));
            }
            active.put(token.partition(), restored.partition());
            publish();
            restored.partition().activate();
        });
    }

    private void run() {
        while (!stopping) {
            try {
                if (prerequisite.getAsBoolean()) {
                    belong();
                } else {
                    await();
                }
            } catch (WakeupException | InterruptException stop) {
                LOG.debug("{}: woken while stopping", name);
            } catch (KafkaException e) {
                problem = name + ": left its group after an error: " + e.getMessage();
                LOG.warn("{}; joining again", problem, e);
                await();
            }
        }
    }

    private void await() {
        synchronized (pause) {
            try {
                if (!stopping) {
                    pause.wait(RETRY_MILLIS);
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private void belong() {
        consumer = new KafkaConsumer<>(settings.get(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.subscribe(List.of(topics.source().name()), this);
            while (!stopping) {
                turn();
            }
        } catch (KafkaException e) {
            onPartitionsLost(consumer.assignment());
            throw e;
        } finally {
            commands.clear();
            consumer.close(CloseOptions.timeout(LEAVE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private void turn() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        holdBack(commits.isSaturated());
        warnOfWaiting(commits.problem());
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        publish();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            OwnedPartition partition = active.get(record.partition());
            if (partition != null) {
                partition.deliver(record);
            }
        }
        active.values().forEach(OwnedPartition::tick);
    }

    private void warnOfWaiting(String now) {
        if (now != null && waiting == null) {
            LOG.warn("{}", now);
        }
        waiting = now;
    }

    private void holdBack(boolean saturated) {
        if (saturated != held) {
            held = saturated;
            Set<TopicPartition> sources = new HashSet<>();
            active.keySet()
                    .forEach(number ->
                            sources.add(new TopicPartition(topics.source().name(), number)));
            if (held) {
                consumer.pause(sources);
            } else {
                consumer.resume(sources);
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        lost = false;
        if (partitions.isEmpty()) {
            publish();
            return;
        }
        LOG.info("{}: assigned {}", name, numbers(partitions));
        begin(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        LOG.info("{}: gives up {}", name, numbers(partitions));
        Set<Token> gone = forgetAll(partitions);
        publish();
        if (!commits.awaitRelease(gone, stopping ? LEAVE : RELEASE)) {
            LOG.warn(
                    "{}: gives up {} with a transaction under way; the broker will refuse it",
                    name,
                    numbers(partitions));
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        // The client goes on to show its last generation until it has joined again.
        lost = true;
        if (!partitions.isEmpty()) {
            LOG.warn("{}: lost {}", name, numbers(partitions));
            forgetAll(partitions);
        }
        publish();
    }

    private void begin(Collection<TopicPartition> sources) {
        List<Token> fresh = new ArrayList<>();
        for (TopicPartition source : sources) {
            Token token = new Token(source.partition(), nextToken++);
            tokens.put(token.partition(), token);
            fresh.add(token);
        }
        consumer.pause(sources);
        // The restorer asks whether the tokens are held.
        publish();
        restorer.restore(fresh);
    }

    private Set<Token> forgetAll(Collection<TopicPartition> partitions) {
        Set<Token> gone = new HashSet<>();
        for (TopicPartition partition : partitions) {
            Token token = forget(partition.partition());
            if (token != null) {
                gone.add(token);
            }
        }
        return gone;
    }

    private Token forget(int number) {
        OwnedPartition partition = active.remove(number);
        if (partition != null) {
            partition.deactivate();
        }
        return tokens.remove(number);
    }

    private void publish() {
        Set<Integer> assigned = new HashSet<>();
        consumer.assignment().forEach(partition -> assigned.add(partition.partition()));
        Map<Integer, Token> owned = new HashMap<>(tokens);
        owned.keySet().retainAll(assigned);
        Map<Integer, Long> positions = new HashMap<>();
        Map<Integer, PartitionProgress> reached = new HashMap<>();
        for (Integer number : owned.keySet()) {
            reached.put(number, PartitionProgress.READING);
        }
        for (Integer number : active.keySet()) {
            if (assigned.contains(number)) {
                TopicPartition source = new TopicPartition(topics.source().name(), number);
                long next = consumer.position(source);
                positions.put(number, next);
                reached.put(
                        number,
                        new PartitionProgress(next, consumer.currentLag(source).orElse(-1)));
            }
        }
        progress = Map.copyOf(reached);
        ConsumerGroupMetadata group = consumer.groupMetadata();
        ownership = new Ownership(group, owned, positions);
        problem = problem(owned);
    }

    private String problem(Map<Integer, Token> owned) {
        if (!ownership.isMember()) {
            return name + ": has not joined its group yet";
        }
        if (lost) {
            return name + ": was put out of its group and has not joined it again yet";
        }
        return active.size() < owned.size()
                ? name + ": reading the states of " + (owned.size() - active.size()) + " partitions"
                : null;
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }

    /** Leaves the group at once. */
    void close() {
        stopping = true;
        synchronized (pause) {
            pause.notifyAll();
        }
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(LEAVE.multipliedBy(2).plus(POLL))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
