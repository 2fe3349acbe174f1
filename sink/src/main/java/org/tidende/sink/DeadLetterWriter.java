package org.tidende.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.KafkaTopic;

/**
 * Writes dead letters and the offsets behind them in one transaction, so that each is there once. The producer is made at the first
 * dead letter: most sinks never need it.
 */
final class DeadLetterWriter implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterWriter.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaTopic topic;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private Producer<byte[], byte[]> producer;

    DeadLetterWriter(KafkaTopic topic, Supplier<Producer<byte[], byte[]>> producers) {
        this.topic = topic;
        this.producers = producers;
    }

    /** What became of a transaction. */
    enum Result {
        COMMITTED,
        /** The group has given the partitions to somebody else. */
        NOT_OWNED,
        /** Nothing was written. */
        FAILED,
        /** It may be committed or not; {@link #settleOpen()} decides it. */
        UNKNOWN
    }

    /**
     * Writes the dead letters of spans and commits their offsets.
     *
     * @param group as the consumer knows it now, between two polls
     */
    Result write(Map<TopicPartition, OffsetTracker.Span> spans, ConsumerGroupMetadata group) {
        try {
            open();
            producer.beginTransaction();
            List<Future<?>> sends = new ArrayList<>();
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            spans.forEach((partition, span) -> {
                for (Delivery delivery : span.deadLetters()) {
                    ItemOutcome.Poison poison = (ItemOutcome.Poison) delivery.outcome();
                    sends.add(producer.send(DeadLetter.of(topic, delivery.source(), poison.error())));
                }
                offsets.put(partition, new OffsetAndMetadata(span.offset()));
            });
            producer.flush();
            for (Future<?> send : sends) {
                send.get();
            }
            producer.sendOffsetsToTransaction(offsets, group);
        } catch (CommitFailedException e) {
            LOGGER.warn("dead letters are left to the next owner of their partitions: {}", e.getMessage());
            abort();
            return Result.NOT_OWNED;
        } catch (KafkaException | ExecutionException e) {
            LOGGER.warn("dead letters can't be written to {}: {}", topic.name(), e.toString());
            abort();
            return Result.FAILED;
        } catch (InterruptedException e) {
            abort();
            throw new InterruptException(e);
        }
        return commit();
    }

    /** Makes sure that no transaction of an earlier producer is open: what it was, it is now for good. */
    boolean settleOpen() {
        try {
            open();
            return true;
        } catch (KafkaException e) {
            LOGGER.warn("the producer of dead letters can't start: {}", e.toString());
            drop();
            return false;
        }
    }

    private Result commit() {
        try {
            producer.commitTransaction();
            return Result.COMMITTED;
        } catch (TimeoutException first) {
            try {
                // Aborting is not allowed here, committing again is.
                producer.commitTransaction();
                return Result.COMMITTED;
            } catch (KafkaException second) {
                LOGGER.warn("whether dead letters are committed is not known yet: {}", second.toString());
                drop();
                return Result.UNKNOWN;
            }
        } catch (KafkaException e) {
            LOGGER.warn("whether dead letters are committed is not known yet: {}", e.toString());
            drop();
            return Result.UNKNOWN;
        }
    }

    private void open() {
        if (producer == null) {
            producer = producers.get();
            producer.initTransactions();
        }
    }

    private void abort() {
        if (producer == null) {
            return;
        }
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            LOGGER.debug("the producer of dead letters is given up: {}", e.toString());
            drop();
        }
    }

    private void drop() {
        if (producer != null) {
            Producer<byte[], byte[]> given = producer;
            producer = null;
            given.close(CLOSE);
        }
    }

    @Override
    public void close() {
        drop();
    }
}
