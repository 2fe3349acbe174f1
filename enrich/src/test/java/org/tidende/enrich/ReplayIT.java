package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Rule;
import org.tidende.contract.record.RuleEntry;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.enrich.replay.ReplayCopier;
import org.tidende.enrich.replay.ReplayException;
import org.tidende.enrich.replay.ReplayGuard;
import org.tidende.enrich.replay.ReplayProgress;
import org.tidende.enrich.replay.ReplayRequest;
import org.tidende.enrich.replay.TagComparison;
import org.tidende.enrich.replay.TagDifferences;

/** History told again on a real broker: each copy once, whoever is ended in between, and nothing newer overwritten. */
class ReplayIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private static final String BODY =
            "John Kerry talte i går længe med Sergei Lavrov om krigen og våbenhvilen i Syrien.";
    private static final int COUNT = 240;
    private static final String RULE = "urn:x:talks";
    private static final ReplayRequest ALL =
            new ReplayRequest(Instant.parse("2015-01-01T00:00:00Z"), null, List.of(), List.of());

    @TempDir
    Path folder;

    private Bench bench;

    @Test
    void shouldTagHistoryAnewOverPausesAndTakeovers() throws Exception {
        // Given: articles of generation 1, one record that is none, then a new rule.
        bench = new Bench(SERVERS.bootstrapServers(), "replay");
        ReplayGuard guard = new ReplayGuard(bench.kafka(), bench.topics);
        assertThatThrownBy(() -> guard.check(ALL))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("no worker of enrich is running");
        bench.publishEdition();
        try (EnrichService worker = bench.worker(folder.resolve("state"))) {
            bench.put(IntStream.range(0, COUNT)
                    .mapToObj(number -> TestArticles.article(number, "Samtale " + number, BODY))
                    .toList());
            bench.send(List.of(
                    new ProducerRecord<>(bench.topics.articles().name(), TestArticles.key(1), new byte[] {1, 2, 3})));
            Bench.await("all articles", () -> told().size() == COUNT);
            Bench.await("the dead letter", () -> bench.outcome("dead_lettered") == 1);
            assertThat(guard.check(ALL)).singleElement().asString().contains("Publish what has changed first");
            publishRule();
            Bench.await("generation 2", () -> worker.status().get("generation").equals(2L) && isTold(guard));
            assertThat(guard.check(ALL)).isEmpty();

            // When: it is paused, an article is corrected that it did not come to yet, ...
            copier(20).begin(ALL);
            assertThat(pausedAfter(20).copied()).isBetween(20L, COUNT - 60L);
            bench.put(List.of(TestArticles.article(COUNT - 1, "Samtale", "Rettet. " + BODY)));
            Bench.await(
                    "the correction",
                    () -> told().get(TestArticles.id(COUNT - 1)).size() == 2);
            // ... and one that goes on is overtaken by another.
            ReplayCopier first = copier(20);
            CompletableFuture<ReplayProgress> overtaken =
                    CompletableFuture.supplyAsync(() -> first.run(progress -> {}));
            Bench.await("more copies", () -> known().copied() > 40);
            ReplayProgress end = copier(0).run(progress -> {});

            // Then
            assertThatThrownBy(() -> overtaken.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("taken over by another process");
            assertThat(end.isDone()).isTrue();
            assertThat(end.copied()).isEqualTo(COUNT);
            assertThat(end.unreadable()).isEqualTo(1);
            assertThat(known().done()).isEqualTo(known().all());
            copiesAreTheArchive();
            Map<String, List<String>> told = told();
            assertThat(told.remove(TestArticles.id(COUNT - 1))).containsExactly("1/1", "2/2");
            assertThat(told).hasSize(COUNT - 1).allSatisfy((id, versions) -> assertThat(versions)
                    .containsExactly("1/1", "1/2"));
            assertThat(bench.outcome("dead_lettered")).isEqualTo(1);
            compareACandidate();
        }
    }

    @Test
    void shouldNotKnowWhatWasNeverBegun() {
        // Given
        bench = new Bench(SERVERS.bootstrapServers(), "unknown");

        // Then
        assertThatThrownBy(() -> copier(0).run(progress -> {}))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("there is no replay again");
        copier(0).begin(ALL);
        assertThatThrownBy(() -> copier(0).begin(ALL)).hasMessageContaining("already");
        assertThat(copier(0).run(progress -> {}).isDone()).isTrue();
    }

    private void compareACandidate() throws Exception {
        Path candidate = Files.createDirectories(folder.resolve("candidate"));
        Files.writeString(
                candidate.resolve("actors.yaml"),
                "actors:\n  - {uri: 'urn:x:samtale', type: organisation, names: {all: [Samtale]}}\n");

        TagDifferences differences = new TagComparison(
                        bench.kafka(),
                        bench.topics,
                        CandidateDictionaries.read(bench.kafka(), bench.topics, List.of(candidate), true),
                        2)
                .run(ALL, articles -> {});

        assertThat(differences.articles()).isEqualTo(COUNT);
        assertThat(differences.changed()).isEqualTo(COUNT);
        assertThat(differences.topics()).isEmpty();
        assertThat(differences.actors()).singleElement().satisfies(change -> {
            assertThat(change.uri()).isEqualTo("urn:x:samtale");
            assertThat(change.gained()).isEqualTo(COUNT);
            assertThat(change.lost()).isZero();
            assertThat(change.gainedExamples()).hasSize(2).allSatisfy(example -> assertThat(example.headline())
                    .startsWith("Samtale"));
        });
    }

    private boolean isTold(ReplayGuard guard) {
        try {
            guard.check(null);
            return true;
        } catch (ReplayException behind) {
            return false;
        }
    }

    private ReplayProgress pausedAfter(int copies) throws Exception {
        try (ReplayCopier copier = copier(20)) {
            CompletableFuture<ReplayProgress> running = CompletableFuture.supplyAsync(() -> copier.run(progress -> {}));
            Bench.await("some copies", () -> known().copied() >= copies);
            copier.close();
            return running.get(30, TimeUnit.SECONDS);
        }
    }

    private ReplayCopier copier(long perSecond) {
        return new ReplayCopier(bench.kafka(), bench.topics, "again", perSecond);
    }

    private ReplayProgress known() {
        return ReplayCopier.list(bench.kafka(), bench.topics).getFirst();
    }

    private void publishRule() {
        byte[] rule = RecordSerde.of(RuleEntry.class)
                .write(
                        "",
                        RuleEntry.newBuilder()
                                .setRule(Rule.newBuilder()
                                        .setId(RULE)
                                        .setDefinition("id: " + RULE
                                                + "\nnames: {en: talks}\nat-least: 1\nrules: {all: talte}\n")
                                        .build())
                                .build());
        bench.send(List.of(new ProducerRecord<>(
                bench.topics.rules().name(), ("rule/" + RULE).getBytes(StandardCharsets.UTF_8), rule)));
    }

    /** Revision and generation of each record, by article. */
    private Map<String, List<String>> told() {
        return bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class).stream()
                .collect(Collectors.groupingBy(
                        article -> article.getArticle().getUri().substring("urn:uuid:".length()),
                        TreeMap::new,
                        Collectors.mapping(
                                article -> article.getRevision() + "/" + article.getGeneration(),
                                Collectors.toCollection(ArrayList::new))));
    }

    /** Each readable record that the archive had at the start once, in its partition, byte for byte. */
    private void copiesAreTheArchive() {
        Map<String, String> archive = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : bench.read(bench.topics.articles())) {
            if (record.value().length > 3) {
                archive.put(record.partition() + "/" + record.offset(), content(record));
            }
        }
        List<ConsumerRecord<byte[], byte[]>> copies = bench.read(bench.topics.articlesReplay());
        assertThat(copies).hasSize(COUNT);
        assertThat(copies).allSatisfy(copy -> {
            String origin = EventHeaders.text(copy.headers(), EventHeaders.ORIGIN);
            assertThat(origin).startsWith(copy.partition() + "/");
            assertThat(content(copy)).isEqualTo(archive.remove(origin));
        });
        // The correction came after the start.
        assertThat(archive).hasSize(1);
    }

    private static String content(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8)
                + new String(record.value(), StandardCharsets.ISO_8859_1);
    }
}
