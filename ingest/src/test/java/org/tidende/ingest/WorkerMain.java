package org.tidende.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.tidende.contract.KafkaTopics;

/** A worker as a process of its own, to be killed. Ends when its standard input does. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Short, so that what a worker leaves behind by dying is soon another's. */
    static final int SESSION_MILLIS = 1_500;

    /** @param args bootstrap servers, topic prefix, instance, polls at once */
    public static void main(String[] args) throws Exception {
        IngestConfig config = IngestConfig.of(settings(args[0]), new KafkaTopics(args[1]), args[2])
                .withPollInterval(Duration.ofMillis(300))
                .withParallelPolls(Integer.parseInt(args[3]))
                .withAllowedAddresses(List.of("127.0.0.0/8"));
        try (IngestService service = new IngestService(
                config,
                new SimpleMeterRegistry(),
                InstantSource.system(),
                host -> List.of(InetAddress.getLoopbackAddress()))) {
            service.start();
            while (System.in.read() >= 0) {
                // Only the end of it counts.
            }
        }
        System.exit(0);
    }

    static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers", bootstrapServers,
                "session.timeout.ms", SESSION_MILLIS,
                "heartbeat.interval.ms", 300);
    }
}
