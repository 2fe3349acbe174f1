package org.tidende.benchmarks;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.tidende.contract.KafkaTopics;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SinkConfig;
import org.tidende.sink.SinkService;

/**
 * One sender in a process of its own: it works off so many records to warm up and as many more as are measured, and prints what those
 * cost it and the index.
 */
final class SinkCostChild {
    private final String servers;
    private final URI index;
    private final long indexProcess;
    private final long warm;
    private final long all;
    private long begun = -1;
    private double cpu;
    private double indexCpu;
    private long wall;

    private SinkCostChild(String[] arguments) {
        servers = arguments[1];
        index = URI.create(arguments[2]);
        indexProcess = Long.parseLong(arguments[3]);
        warm = Long.parseLong(arguments[4]);
        all = warm + Long.parseLong(arguments[5]);
    }

    /** Arguments: sink, raw or ready, Kafka, OpenSearch, its process, records to warm up, records measured. */
    public static void main(String[] arguments) throws Exception {
        SinkCostChild child = new SinkCostChild(arguments);
        switch (arguments[0]) {
            case "sink" -> child.sink();
            case "raw" -> child.send("cost.raw", "raw");
            case "ready" -> child.send("cost.ready", SinkCostRun.READY);
            default -> throw new IllegalArgumentException("sink, raw or ready, not " + arguments[0]);
        }
        System.exit(0);
    }

    private void send(String topic, String name) throws IOException {
        new RawSender(servers, topic, index, name).run(all, this::reached);
    }

    private void sink() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SinkConfig config = SinkConfig.of(
                        Map.of("bootstrap.servers", servers),
                        new KafkaTopics("cost."),
                        OpenSearchConfig.of(index),
                        "cost")
                .withIndexPrefix("cost");
        try (SinkService sink = new SinkService(config, meters)) {
            sink.start();
            FunctionCounter indexed =
                    meters.get("tidende.sink.records").tag("outcome", "indexed").functionCounter();
            for (long done = 0; done < all; ) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                done = (long) indexed.count();
                reached(done);
            }
            System.out.printf(
                    Locale.ROOT,
                    "RESENT %.0f OF %.0f IN %d%n",
                    meters.get("tidende.sink.resent").counter().count(),
                    meters.get("tidende.sink.bulk.documents").summary().totalAmount(),
                    meters.get("tidende.sink.bulk.documents").summary().count());
        }
    }

    private void reached(long done) {
        if (begun < 0 && done >= warm) {
            begun = done;
            cpu = own();
            indexCpu = ProcessCost.cpu(indexProcess);
            wall = System.nanoTime();
        } else if (begun >= 0 && done >= all) {
            System.out.printf(
                    Locale.ROOT,
                    "COST %d %.3f %.3f %.3f%n",
                    done - begun,
                    own() - cpu,
                    ProcessCost.cpu(indexProcess) - indexCpu,
                    (System.nanoTime() - wall) / 1e9);
        }
    }

    private static double own() {
        return ProcessCost.cpu(ProcessHandle.current().pid());
    }
}
