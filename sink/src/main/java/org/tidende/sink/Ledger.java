package org.tidende.sink;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.tidende.sink.PartitionLedger.End;

/**
 * What became of every record that was read, as a whole and by partition. At rest and in motion
 *
 * <pre>consumed = indexed + superseded + expired + deadLettered + released + inFlight</pre>
 *
 * <p>A released record was handed back with its partition before its end; whoever takes the partition consumes it again, so summed
 * over workers {@code consumed - released} counts each record once.
 *
 * <p>Meters: {@code tidende.sink.consumed}, {@code tidende.sink.records} by {@code outcome}, {@code tidende.sink.in.flight} and
 * {@code tidende.sink.in.flight.bytes}; the first three also by partition, as {@code tidende.sink.partition.…}. Alert when {@code
 * dead_lettered} grows, and when {@code in.flight} stays above zero while {@code indexed} stands still.
 */
final class Ledger {
    private final MeterRegistry meters;
    private final Map<TopicPartition, PartitionLedger> partitions = new ConcurrentHashMap<>();
    private final AtomicLong inFlightBytes = new AtomicLong();

    Ledger(MeterRegistry meters) {
        this.meters = meters;
        FunctionCounter.builder("tidende.sink.consumed", this, ledger -> ledger.sum("consumed"))
                .description("records read")
                .register(meters);
        for (End end : End.values()) {
            FunctionCounter.builder("tidende.sink.records", this, ledger -> ledger.sum(end.label()))
                    .description("records that came to an end")
                    .tag("outcome", end.tag())
                    .register(meters);
        }
        Gauge.builder("tidende.sink.in.flight", this, ledger -> ledger.sum("inFlight"))
                .description("records read and not yet at their end")
                .register(meters);
        Gauge.builder("tidende.sink.in.flight.bytes", inFlightBytes, AtomicLong::get)
                .baseUnit("bytes")
                .description("keys and values of the records in flight")
                .register(meters);
    }

    void consumed(Delivery delivery) {
        of(delivery).consumed();
        inFlightBytes.addAndGet(delivery.bytes());
    }

    /** Brings a record to its end unless it has come to one; a poisoned one is in flight until its dead letter is committed. */
    void settle(Delivery delivery, ItemOutcome.Settled outcome) {
        if (!delivery.settle(outcome)) {
            return;
        }
        switch (outcome) {
            case ItemOutcome.Indexed i -> end(delivery, End.INDEXED);
            case ItemOutcome.Superseded s -> end(delivery, End.SUPERSEDED);
            case ItemOutcome.Expired e -> end(delivery, End.EXPIRED);
            case ItemOutcome.Poison p -> {}
        }
    }

    /** Its dead letter is committed. */
    void deadLettered(Delivery delivery) {
        end(delivery, End.DEAD_LETTERED);
    }

    /** Hands a record back unless it has come to an end. */
    void release(Delivery delivery) {
        if (delivery.release()) {
            end(delivery, End.RELEASED);
        }
    }

    long inFlightBytes() {
        return inFlightBytes.get();
    }

    /** All sums, by name; exact when nothing moves. */
    Map<String, Long> sums() {
        Map<String, Long> sums = new LinkedHashMap<>();
        sums.put("consumed", 0L);
        for (End end : End.values()) {
            sums.put(end.label(), 0L);
        }
        sums.put("inFlight", 0L);
        partitions.values().forEach(one -> one.sums().forEach((name, sum) -> sums.merge(name, sum, Long::sum)));
        return sums;
    }

    /** The same for each partition that was ever read here. */
    Map<String, Map<String, Long>> partitions() {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        partitions.forEach((partition, one) -> sums.put(partition.toString(), one.sums()));
        return sums;
    }

    private long sum(String name) {
        return sums().get(name);
    }

    private void end(Delivery delivery, End how) {
        of(delivery).end(how);
        inFlightBytes.addAndGet(-delivery.bytes());
    }

    private PartitionLedger of(Delivery delivery) {
        return partitions.computeIfAbsent(delivery.partition(), partition -> new PartitionLedger(partition, meters));
    }
}
