package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.record.Article;
import org.tidende.embedded.junit.EmbeddedExtension;

/** A backlog in every partition is worked off in all of them side by side: no partition waits until another is done. */
class FairnessIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.kafkaOnly();

    private static final int ARTICLES = 3_000;

    @TempDir
    Path state;

    @Test
    void shouldGoOnInAllPartitionsWhileThereIsABacklog() {
        // Given
        Bench bench = new Bench(SERVERS.bootstrapServers(), "fair");
        bench.publishEdition();
        List<Article> articles = IntStream.range(0, ARTICLES)
                .mapToObj(number -> TestArticles.article(number, "Samtale " + number, "John Kerry talte. ".repeat(40)))
                .toList();
        bench.put(articles);

        // When
        try (EnrichService worker = bench.worker(state)) {
            Bench.await("all articles", () -> bench.outcome("emitted") >= ARTICLES);
            Bench.await(
                    "their commit",
                    () -> bench.read(bench.topics.articlesEnriched()).size() == ARTICLES);
        }

        // Then: whenever a partition goes on, it is never half of its articles ahead of one that waits.
        List<ConsumerRecord<byte[], byte[]>> told = bench.read(bench.topics.articlesEnriched()).stream()
                .sorted((one, other) -> Long.compare(one.timestamp(), other.timestamp()))
                .toList();
        Map<Integer, Integer> all = new TreeMap<>();
        told.forEach(record -> all.merge(record.partition(), 1, Integer::sum));
        Map<Integer, Integer> done = new TreeMap<>();
        all.keySet().forEach(partition -> done.put(partition, 0));
        double widest = 0;
        for (ConsumerRecord<byte[], byte[]> record : told) {
            done.merge(record.partition(), 1, Integer::sum);
            double most = share(done, all, true);
            double least = share(done, all, false);
            widest = Math.max(widest, most - least);
        }
        assertThat(all).hasSize(KafkaTopics.PARTITIONS);
        assertThat(widest).isLessThan(0.5);
    }

    private static double share(Map<Integer, Integer> done, Map<Integer, Integer> all, boolean most) {
        var shares = done.entrySet().stream().mapToDouble(entry -> (double) entry.getValue() / all.get(entry.getKey()));
        return (most ? shares.max() : shares.min()).orElseThrow();
    }
}
