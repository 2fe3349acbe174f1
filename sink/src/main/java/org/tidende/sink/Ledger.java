package org.tidende.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of every record that was read. At rest and in motion
 *
 * <pre>consumed = indexed + superseded + expired + deadLettered + released + inFlight</pre>
 *
 * <p>A released record was handed back with its partition before its end; whoever takes the partition consumes it again, so summed
 * over workers {@code consumed - released} counts each record once.
 *
 * <p>Meters: {@code tidende.sink.consumed}, {@code tidende.sink.records} by {@code outcome}, {@code tidende.sink.in.flight} and
 * {@code tidende.sink.in.flight.bytes}. Alert when {@code dead_lettered} grows, and when {@code in.flight} stays above zero while
 * {@code indexed} stands still.
 */
final class Ledger {
    private final LongAdder consumed = new LongAdder();
    private final LongAdder indexed = new LongAdder();
    private final LongAdder superseded = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final LongAdder released = new LongAdder();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong inFlightBytes = new AtomicLong();
    private final Counter consumedMeter;
    private final Map<String, Counter> outcomeMeters = new LinkedHashMap<>();

    Ledger(MeterRegistry meters) {
        consumedMeter = Counter.builder("tidende.sink.consumed")
                .description("records read")
                .register(meters);
        for (String outcome : new String[] {"indexed", "superseded", "expired", "dead_lettered", "released"}) {
            outcomeMeters.put(
                    outcome,
                    Counter.builder("tidende.sink.records")
                            .description("records that came to an end")
                            .tag("outcome", outcome)
                            .register(meters));
        }
        Gauge.builder("tidende.sink.in.flight", inFlight, AtomicLong::get)
                .description("records read and not yet at their end")
                .register(meters);
        Gauge.builder("tidende.sink.in.flight.bytes", inFlightBytes, AtomicLong::get)
                .baseUnit("bytes")
                .description("keys and values of the records in flight")
                .register(meters);
    }

    void consumed(Delivery delivery) {
        inFlight.incrementAndGet();
        inFlightBytes.addAndGet(delivery.bytes());
        consumed.increment();
        consumedMeter.increment();
    }

    /** Brings a record to its end unless it has come to one; a poisoned one is in flight until its dead letter is committed. */
    void settle(Delivery delivery, ItemOutcome.Settled outcome) {
        if (!delivery.settle(outcome)) {
            return;
        }
        switch (outcome) {
            case ItemOutcome.Indexed i -> end(delivery, indexed, "indexed");
            case ItemOutcome.Superseded s -> end(delivery, superseded, "superseded");
            case ItemOutcome.Expired e -> end(delivery, expired, "expired");
            case ItemOutcome.Poison p -> {}
        }
    }

    /** Its dead letter is committed. */
    void deadLettered(Delivery delivery) {
        end(delivery, deadLettered, "dead_lettered");
    }

    /** Hands a record back unless it has come to an end. */
    void release(Delivery delivery) {
        if (delivery.release()) {
            end(delivery, released, "released");
        }
    }

    long inFlight() {
        return inFlight.get();
    }

    long inFlightBytes() {
        return inFlightBytes.get();
    }

    /** All sums, by name; exact when nothing moves. */
    Map<String, Long> sums() {
        Map<String, Long> sums = new LinkedHashMap<>();
        sums.put("consumed", consumed.sum());
        sums.put("indexed", indexed.sum());
        sums.put("superseded", superseded.sum());
        sums.put("expired", expired.sum());
        sums.put("deadLettered", deadLettered.sum());
        sums.put("released", released.sum());
        sums.put("inFlight", inFlight.get());
        return sums;
    }

    private void end(Delivery delivery, LongAdder sum, String outcome) {
        sum.increment();
        outcomeMeters.get(outcome).increment();
        inFlight.decrementAndGet();
        inFlightBytes.addAndGet(-delivery.bytes());
    }
}
