package org.tidende.sink;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;

/** What became of the records of one partition that this worker has read since it started. */
final class PartitionLedger {
    private final LongAdder consumed = new LongAdder();
    private final Map<End, LongAdder> ends = new EnumMap<>(End.class);
    private final AtomicLong inFlight = new AtomicLong();

    /** How records end. */
    enum End {
        INDEXED("indexed"),
        SUPERSEDED("superseded"),
        EXPIRED("expired"),
        DEAD_LETTERED("deadLettered"),
        RELEASED("released");

        private final String label;

        End(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Value of the tag {@code outcome}. */
        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    PartitionLedger(TopicPartition partition, MeterRegistry meters) {
        String number = Integer.toString(partition.partition());
        FunctionCounter.builder("tidende.sink.partition.consumed", consumed, LongAdder::sum)
                .description("records read, by partition")
                .tags("topic", partition.topic(), "partition", number)
                .register(meters);
        for (End end : End.values()) {
            LongAdder sum = new LongAdder();
            ends.put(end, sum);
            FunctionCounter.builder("tidende.sink.partition.records", sum, LongAdder::sum)
                    .description("records that came to an end, by partition")
                    .tags("topic", partition.topic(), "partition", number, "outcome", end.tag())
                    .register(meters);
        }
        Gauge.builder("tidende.sink.partition.in.flight", inFlight, AtomicLong::get)
                .description("records read and not yet at their end, by partition")
                .tags("topic", partition.topic(), "partition", number)
                .register(meters);
    }

    void consumed() {
        inFlight.incrementAndGet();
        consumed.increment();
    }

    void end(End how) {
        ends.get(how).increment();
        inFlight.decrementAndGet();
    }

    /** All sums, by name; exact when nothing moves. */
    Map<String, Long> sums() {
        Map<String, Long> sums = new LinkedHashMap<>();
        sums.put("consumed", consumed.sum());
        ends.forEach((end, sum) -> sums.put(end.label(), sum.sum()));
        sums.put("inFlight", inFlight.get());
        return sums;
    }
}
