package org.tidende.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.tidende.contract.KafkaTopics;

/**
 * A worker under load, as a process of its own: finds every name on loopback. Writes {@code ready} when it is, and its figures for
 * each line that it reads.
 */
public final class LoadWorkerMain {
    private static final Duration READY = Duration.ofMinutes(30);
    private static final Path STATUS = Path.of("/proc/self/status");

    private LoadWorkerMain() {}

    /** @param args bootstrap servers, topic prefix, milliseconds between two polls, polls at once */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        IngestConfig config = IngestConfig.of(Map.of("bootstrap.servers", args[0]), new KafkaTopics(args[1]), "load")
                .withPollInterval(Duration.ofMillis(Long.parseLong(args[2])))
                .withParallelPolls(Integer.parseInt(args[3]))
                .withAllowedAddresses(List.of("127.0.0.0/8"));
        try (IngestService service = new IngestService(
                config, meters, InstantSource.system(), host -> List.of(InetAddress.getLoopbackAddress()))) {
            service.start();
            Await.until("ready", READY, () -> service.check().isEmpty(), service::check);
            System.out.println("ready");
            while (System.in.read() >= 0) {
                System.out.println(figures(service, meters, start));
            }
        }
        System.exit(0);
    }

    private static String figures(IngestService service, SimpleMeterRegistry meters, long start) throws IOException {
        System.gc();
        double polls = meters.find("tidende.ingest.polls").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return "{\"seconds\":" + (System.nanoTime() - start) / 1_000_000_000.0
                + ",\"polls\":" + (long) polls
                + ",\"feeds\":" + service.status().get("feeds")
                + ",\"pollsOverdue\":" + service.status().get("pollsOverdue")
                + ",\"processorMillis\":"
                + ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                + ",\"heapUsedMegabytes\":" + heap.getUsed() / 1_000_000
                + ",\"heapMostMegabytes\":" + heap.getMax() / 1_000_000
                + ",\"residentMegabytes\":" + status("VmRSS:") / 1_000
                + ",\"residentPeakMegabytes\":" + status("VmHWM:") / 1_000 + "}";
    }

    /** In kilobytes; 0 where there is no such file. */
    private static long status(String name) throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
