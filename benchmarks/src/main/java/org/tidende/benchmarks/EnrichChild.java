package org.tidende.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.TopicProvisioner;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.EditionPublisher;
import org.tidende.enrich.EnrichConfig;
import org.tidende.enrich.EnrichService;

/** A worker of enrich in a process of its own, with gazetteers of its own; it ends when its input does. */
final class EnrichChild {
    private EnrichChild() {}

    /** Arguments: Kafka, folder of its state, gazetteers. Prints READY and its generation. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[0]);
        KafkaTopics topics = new KafkaTopics("");
        try (Admin admin = Admin.create(kafka)) {
            new TopicProvisioner(admin, 1).apply(topics.all());
        }
        List<Path> gazetteers = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        Dictionaries dictionaries = Dictionaries.load(gazetteers, true);
        long generation = new EditionPublisher(kafka, topics).publishIfNew(dictionaries.edition());
        EnrichConfig config =
                new EnrichConfig(kafka, topics, Path.of(arguments[1]), 1, gazetteers, true, "worker", 1, 0);
        try (EnrichService worker = new EnrichService(config, dictionaries, new SimpleMeterRegistry())) {
            worker.start();
            while (!worker.check().isEmpty()) {
                if (!worker.isAlive()) {
                    throw new IllegalStateException(String.join("; ", worker.check()));
                }
                LockSupport.parkNanos(50_000_000);
            }
            System.out.println("READY " + generation);
            while (System.in.read() >= 0) {
                continue;
            }
        }
        System.exit(0);
    }
}
