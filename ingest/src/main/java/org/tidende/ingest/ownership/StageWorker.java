package org.tidende.ingest.ownership;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The three threads of a stage, wired. Starts lazily: {@link #start()} returns at once, and what keeps the stage from working is
 * told by {@link #check()}.
 */
public final class StageWorker implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    private final GroupMember member;
    private final StateRestorer restorer;
    private final CommitLoop commits;
    private final TopicsReady topicsReady;
    private boolean started;

    /** @param factory opens partitions when they are assigned */
    public StageWorker(
            StageTopics topics, ClientSettings settings, OwnedPartition.Factory factory, MeterRegistry meters) {
        this(
                topics,
                settings,
                factory,
                meters,
                producer -> new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** @param producers makes a producer of its settings */
    StageWorker(
            StageTopics topics,
            ClientSettings settings,
            OwnedPartition.Factory factory,
            MeterRegistry meters,
            Function<Map<String, Object>, Producer<byte[], byte[]>> producers) {
        String name = topics.stage().label();
        this.member = new GroupMember(name, topics, () -> settings.member(topics.stage()));
        this.commits = new CommitLoop(
                name,
                topics.source().name(),
                () -> producers.apply(settings.producer(topics.stage())),
                member::ownership,
                member::renew,
                meters);
        this.restorer = new StateRestorer(
                name,
                topics,
                () -> settings.restorer(topics.stage()),
                () -> settings.admin(topics.stage()),
                (token, committed, start) -> factory.open(commits, token, committed, start),
                member::ownership,
                member::restored);
        this.topicsReady = new TopicsReady(name, topics, () -> settings.admin(topics.stage()));
    }

    /** Starts the threads. */
    public void start() {
        started = true;
        commits.start();
        restorer.start();
        member.start(restorer, commits, this::isPrepared);
    }

    /** Whether it could work for a partition at once. */
    private boolean isPrepared() {
        return topicsReady.check() && restorer.warmUp(WARM_UP) && commits.problem() == null;
    }

    /** Takes what is done. */
    public CommitLoop commits() {
        return commits;
    }

    /** What is owned at present. */
    public Ownership ownership() {
        return member.ownership();
    }

    /** How far it is in every partition that it owns, by number. */
    public Map<Integer, PartitionProgress> progress() {
        return member.progress();
    }

    /** What keeps the stage from working, in words; empty when nothing does. */
    public List<String> check() {
        if (!started) {
            return List.of("not started");
        }
        List<String> problems = new ArrayList<>();
        if (!isAlive()) {
            problems.add("a thread has ended");
        }
        Stream.of(topicsReady.problem(), member.problem(), restorer.problem(), commits.problem())
                .filter(Objects::nonNull)
                .forEach(problems::add);
        return problems;
    }

    /** Whether its threads run. */
    public boolean isAlive() {
        return member.isAlive() && restorer.isAlive() && commits.isAlive();
    }

    /** Writes what is done, for as long as allowed, and leaves the group at once, for others wait for the partitions. */
    public void close(Duration drain) {
        if (started) {
            commits.drain(drain);
            restorer.stop();
            member.close();
            commits.close();
            restorer.close();
        }
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(1));
    }
}
