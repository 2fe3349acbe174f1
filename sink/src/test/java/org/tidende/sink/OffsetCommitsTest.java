package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/** Kafka's own stand-ins for its clients: what a broker does at the worst moment. */
class OffsetCommitsTest {
    private static final TopicPartition PARTITION = new TopicPartition("news.articles.enriched", 0);
    private static final ItemOutcome.Poison POISON = new ItemOutcome.Poison(new UnusableRecordException("bad"));

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Conditions conditions = new Conditions();
    private final Ledger ledger = new Ledger(new SimpleMeterRegistry());
    private int producersMade;
    private MockProducer<byte[], byte[]> producer;
    private final DeadLetterWriter writer =
            new DeadLetterWriter(new KafkaTopics("").deadLetters(Stage.SINK), this::nextProducer);
    private final OffsetCommits commits =
            new OffsetCommits(consumer, writer, true, ledger, conditions, new DeadLetterBreaker(BreakerLimit.DEFAULT));

    @BeforeEach
    void assign() {
        producer = newProducer();
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        commits.assigned(List.of(PARTITION));
    }

    @Test
    void shouldCommitPlainlyWithoutDeadLetters() {
        // Given
        read(0).settle(ItemOutcome.INDEXED);
        read(1);

        // When
        commit(2);

        // Then
        assertThat(committed()).isEqualTo(1);
        assertThat(producersMade).isZero();
    }

    @Test
    void shouldWriteDeadLettersWithTheOffsetBehindThem() {
        // Given
        read(0).settle(ItemOutcome.INDEXED);
        read(1).settle(POISON);

        // When
        commit(2);

        // Then
        assertThat(producer.history())
                .singleElement()
                .extracting(ProducerRecord::topic)
                .isEqualTo("news.sink.dlq");
        assertThat(producer.consumerGroupOffsetsHistory()).singleElement().satisfies(groups -> assertThat(
                        groups.values())
                .containsExactly(Map.of(PARTITION, new OffsetAndMetadata(2))));
        assertThat(ledger.sums()).containsEntry("deadLettered", 1L);
        assertThat(commits.size()).isZero();
    }

    @Test
    void shouldTryDeadLettersAgainWhenTheyFail() {
        // Given
        read(0).settle(POISON);
        producer.sendOffsetsToTransactionException = new TimeoutException("no coordinator");

        // When
        commit(1);

        // Then
        assertThat(ledger.sums()).containsEntry("deadLettered", 0L);
        assertThat(conditions.words()).anyMatch(words -> words.contains("dead letters can't be written"));

        // When
        producer.sendOffsetsToTransactionException = null;
        commit(1);

        // Then
        assertThat(producer.history()).hasSize(1);
        assertThat(ledger.sums()).containsEntry("deadLettered", 1L);
        assertThat(conditions.words()).isEmpty();
    }

    @Test
    void shouldLeaveDeadLettersToTheNextOwner() {
        // Given
        read(0).settle(POISON);
        producer.sendOffsetsToTransactionException = new CommitFailedException();

        // When
        commit(1);

        // Then
        assertThat(producer.history()).isEmpty();
        assertThat(producer.closed()).isFalse();
        assertThat(ledger.sums()).containsEntry("deadLettered", 0L);
    }

    @Test
    void shouldTakeANewProducerWhenTheOldOneIsFenced() {
        // Given
        read(0).settle(POISON);
        MockProducer<byte[], byte[]> fenced = producer;
        fenced.sendOffsetsToTransactionException = new ProducerFencedException("another one");
        fenced.abortTransactionException = new ProducerFencedException("another one");
        commit(1);

        // When
        producer = newProducer();
        commit(1);

        // Then
        assertThat(fenced.closed()).isTrue();
        assertThat(producer.history()).hasSize(1);
    }

    /** Sent again it would be there twice. */
    @Test
    void shouldNotRepeatATransactionThatWasCommittedWithoutAnAnswer() {
        // Given
        read(0).settle(POISON);
        producer.commitTransactionException = new TimeoutException("no answer");
        commit(1);
        assertThat(ledger.sums()).containsEntry("deadLettered", 0L);

        // When: its offset turns out to be committed.
        producer = newProducer();
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(1)));
        commit(1);

        // Then
        assertThat(producer.history()).isEmpty();
        assertThat(ledger.sums()).containsEntry("deadLettered", 1L).containsEntry("inFlight", 0L);
    }

    @Test
    void shouldRepeatATransactionThatWasNotCommitted() {
        // Given
        read(0).settle(POISON);
        producer.commitTransactionException = new TimeoutException("no answer");
        commit(1);

        // When
        producer = newProducer();
        commit(1);

        // Then
        assertThat(producer.history()).hasSize(1);
        assertThat(ledger.sums()).containsEntry("deadLettered", 1L);
    }

    @Test
    void shouldHandBackWhatIsNotCommitted() {
        // Given
        read(0).settle(ItemOutcome.INDEXED);
        Delivery open = read(1);
        Delivery dead = read(2);
        dead.settle(POISON);

        // When
        commits.let(List.of(PARTITION));

        // Then
        assertThat(open.isReleased()).isTrue();
        assertThat(dead.isReleased()).isTrue();
        assertThat(ledger.sums()).containsEntry("released", 2L);
        assertThat(commits.partitions()).isEmpty();
    }

    private Delivery read(long offset) {
        Delivery delivery = TestArticles.delivery(offset);
        commits.delivered(delivery);
        return delivery;
    }

    private void commit(long position) {
        consumer.seek(PARTITION, position);
        commits.commit(List.of(PARTITION));
    }

    private long committed() {
        return consumer.committed(Set.of(PARTITION)).get(PARTITION).offset();
    }

    private MockProducer<byte[], byte[]> nextProducer() {
        producersMade++;
        return producer;
    }

    private static MockProducer<byte[], byte[]> newProducer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
