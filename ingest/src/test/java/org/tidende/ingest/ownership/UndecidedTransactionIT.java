package org.tidende.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.Await;

/**
 * A partition changes hands while its former owner's transaction is with the broker and nobody has decided about it. The fence has
 * let it pass, so only waiting helps: the new owner must not begin before it knows what became of it.
 */
class UndecidedTransactionIT {
    /** Reading and beginning takes a small part of it. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    /** Else a slow machine would see it decided by the broker. */
    private static final Map<String, Object> PATIENT = Map.of("transaction.timeout.ms", 120_000);

    private static final int SOME = 3;

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private final CountDownLatch begun = new CountDownLatch(1);
    private final Stalls watched = new Stalls() {
        @Override
        public void beginning() {
            begun.countDown();
        }
    };

    @Test
    void shouldWaitForTheCommitOfAFormerOwner() throws Exception {
        // Given: the broker has records and offsets, and not the word to commit
        CountingTopics topics = new CountingTopics(SERVERS.bootstrapServers(), "undecided", 1);
        Gate polls = new Gate();
        Gate commits = new Gate();
        try (CountingWorker former =
                        new CountingWorker(topics, "former", Fence.SNAPSHOT, stalls(polls, commits), PATIENT);
                CountingWorker next = new CountingWorker(topics, "next", Fence.SNAPSHOT, watched)) {
            former.start();
            awaitCount(topics, SOME);
            polls.close();
            commits.close();
            commits.awaitArrival();
            polls.awaitArrival();
            int before = topics.total();
            next.start();
            awaitOwner(next);

            // When
            boolean beganBefore = begun.await(LONG_ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
            commits.open();
            awaitCount(topics, before + 1 + SOME);
            polls.open();

            // Then
            assertThat(beganBefore).isFalse();
            List<String> counted = topics.counted().get(0);
            assertThat(counted.subList(before, before + 2))
                    .containsExactly((before + 1) + " former", (before + 2) + " next");
            assertThat(CountingTopics.violations(topics.counted())).isEmpty();
        } finally {
            polls.open();
            commits.open();
        }
    }

    /** As a broker may leave it that is killed between the two. */
    @Test
    void shouldWaitForRecordsWhoseOffsetsAreDecided() throws Exception {
        // Given
        CountingTopics topics = new CountingTopics(SERVERS.bootstrapServers(), "unmarked", 1);
        try (KafkaProducer<byte[], byte[]> former = producer("unmarked-former");
                Admin admin = Admin.create(Map.of("bootstrap.servers", SERVERS.bootstrapServers()));
                CountingWorker next = new CountingWorker(topics, "next", Fence.SNAPSHOT, watched)) {
            former.beginTransaction();
            former.send(topics.count(0, 1, "former"));
            former.flush();
            next.start();
            awaitOwner(next);

            // When
            boolean beganBefore = begun.await(LONG_ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
            String words = OpenTransactions.describe(
                    admin, List.of(new TopicPartition(topics.states().name(), 0)));
            former.commitTransaction();
            awaitCount(topics, 1 + SOME);

            // Then
            assertThat(beganBefore).isFalse();
            assertThat(words)
                    .startsWith("unmarked-states-0 has a transaction of producer ")
                    .contains(" open from offset 0 on")
                    .endsWith(", of unmarked-former (Ongoing)");
            assertThat(topics.counted().get(0)).startsWith("1 former", "2 next");
            assertThat(CountingTopics.violations(topics.counted())).isEmpty();
        }
    }

    @Test
    void shouldNotKeepAPartitionWaitingForAnother() {
        // Given: an offset that nobody has decided about
        CountingTopics topics = new CountingTopics(SERVERS.bootstrapServers(), "apart", 2);
        try (KafkaProducer<byte[], byte[]> former = producer("apart-former");
                CountingWorker next = new CountingWorker(topics, "next", Fence.SNAPSHOT, watched)) {
            former.beginTransaction();
            former.sendOffsetsToTransaction(
                    Map.of(new TopicPartition(topics.source().name(), 1), new OffsetAndMetadata(0)),
                    new ConsumerGroupMetadata(topics.group()));
            next.start();

            // When
            awaitCount(topics, SOME);

            // Then
            assertThat(topics.counted()).containsOnlyKeys(0);

            // When
            former.commitTransaction();

            // Then
            Await.until(
                    "both count", Duration.ofSeconds(60), () -> topics.counted().size() == 2, topics::counted);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String transactionalId) {
        Map<String, Object> settings = new HashMap<>(PATIENT);
        settings.put("bootstrap.servers", SERVERS.bootstrapServers());
        settings.put("transactional.id", transactionalId);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static Stalls stalls(Gate polls, Gate commits) {
        return new Stalls() {
            @Override
            public void polling() {
                polls.pass();
            }

            @Override
            public void committing() {
                commits.pass();
            }
        };
    }

    private static void awaitOwner(CountingWorker worker) {
        Await.until(
                "it is the owner",
                Duration.ofSeconds(60),
                () -> worker.ownership().tokens().containsKey(0),
                worker::ownership);
    }

    private static void awaitCount(CountingTopics topics, int count) {
        Await.until("a count of " + count, Duration.ofSeconds(60), () -> topics.total() >= count, topics::counted);
    }
}
