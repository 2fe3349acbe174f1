package org.tidende.ingest.ownership;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.ingest.ownership.CommitLoop.Outcome;

/**
 * One transactional producer and what can happen to it. Order in a transaction: records, flush, offsets, commit; nothing is sent
 * after the offsets.
 */
final class TransactionalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalWriter.class);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 500;

    private final String name;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final BooleanSupplier stopping;
    private final Object pause = new Object();
    private Producer<byte[], byte[]> producer;
    private volatile String problem;

    TransactionalWriter(String name, Supplier<Producer<byte[], byte[]>> producers, BooleanSupplier stopping) {
        this.name = name;
        this.producers = producers;
        this.stopping = stopping;
        this.problem = name + ": has not reached the broker yet";
    }

    String problem() {
        return problem;
    }

    /** Makes a producer when there is none, and tries until the broker knows it: that also decides what an earlier one left. */
    void ensureOpen() throws InterruptedException {
        while (producer == null && !stopping.getAsBoolean()) {
            Producer<byte[], byte[]> fresh = producers.get();
            try {
                fresh.initTransactions();
                producer = fresh;
                problem = null;
            } catch (InterruptException e) {
                fresh.close(CLOSE);
                throw new InterruptedException(e.getMessage());
            } catch (KafkaException e) {
                fresh.close(CLOSE);
                problem = name + ": can't begin transactions: " + e.getMessage();
                LOG.warn("{}", problem);
                synchronized (pause) {
                    pause.wait(RETRY_MILLIS);
                }
            }
        }
    }

    /** Writes one transaction. @param held asked once more before the offsets go out */
    Outcome write(
            List<Work> works,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group,
            BooleanSupplier held)
            throws InterruptedException {
        if (producer == null) {
            return Outcome.ABORTED;
        }
        try {
            producer.beginTransaction();
            send(works);
            if (!held.getAsBoolean()) {
                producer.abortTransaction();
                return refused(offsets, "the partitions were taken away");
            }
            producer.sendOffsetsToTransaction(offsets, group);
            commit();
            return Outcome.COMMITTED;
        } catch (InterruptException e) {
            discard();
            throw new InterruptedException(e.getMessage());
        } catch (CommitFailedException | FencedInstanceIdException e) {
            // The group has moved on. The producer is as good as before.
            Outcome aborted = abort(e);
            return aborted == Outcome.ABORTED ? refused(offsets, e.getMessage()) : aborted;
        } catch (ProducerFencedException | InvalidProducerEpochException | InvalidTxnStateException e) {
            LOG.warn(
                    "{}: another producer has the same transactional id, or the broker gave it up: {}",
                    name,
                    e.getMessage());
            discard();
            return Outcome.PRODUCER_REPLACED;
        } catch (UndecidedException e) {
            LOG.warn(
                    "{}: ends without an answer whether a transaction is committed; the next to start finds out", name);
            discard();
            return Outcome.PRODUCER_REPLACED;
        } catch (KafkaException e) {
            LOG.warn("{}: transaction failed: {}", name, e.toString());
            return abort(e);
        }
    }

    private void send(List<Work> works) {
        AtomicReference<Exception> first = new AtomicReference<>();
        for (Work work : works) {
            for (ProducerRecord<byte[], byte[]> record : work.records()) {
                producer.send(record, (metadata, error) -> {
                    if (error != null) {
                        first.compareAndSet(null, error);
                    }
                });
            }
        }
        producer.flush();
        Exception error = first.get();
        if (error instanceof KafkaException known) {
            throw known;
        }
        if (error != null) {
            throw new KafkaException("a record could not be sent", error);
        }
    }

    /**
     * A commit that nobody answered must be asked for again: to abort it then is not allowed. For as long as it takes: a new
     * producer would have to wait for the same broker, and could not bring the marks that a broker may have left out.
     */
    private void commit() {
        while (true) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (stopping.getAsBoolean()) {
                    throw new UndecidedException(e);
                }
            }
        }
    }

    private Outcome refused(Map<TopicPartition, OffsetAndMetadata> offsets, String reason) {
        LOG.warn("{}: commit refused for {}: {}", name, offsets.keySet(), reason);
        return Outcome.REFUSED;
    }

    private Outcome abort(KafkaException cause) {
        try {
            producer.abortTransaction();
            return Outcome.ABORTED;
        } catch (KafkaException e) {
            LOG.warn("{}: can't abort after {}: {}; a new producer takes over", name, cause.toString(), e.toString());
            discard();
            return Outcome.PRODUCER_REPLACED;
        }
    }

    private void discard() {
        Producer<byte[], byte[]> old = producer;
        producer = null;
        problem = name + ": its producer is being replaced";
        long start = System.nanoTime();
        old.close(CLOSE);
        LOG.debug("{}: closed a producer in {} ms", name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** With a timeout above zero, else a transaction would stay open. */
    void close() {
        if (producer != null) {
            producer.close(CLOSE);
            producer = null;
        }
    }

    private static final class UndecidedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UndecidedException(Throwable cause) {
            super(cause);
        }
    }
}
