package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.ActorMention;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.Edition;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.RuleEntry;
import org.tidende.contract.record.RuleState;
import org.tidende.contract.record.RuleStatus;
import org.tidende.embedded.junit.EmbeddedExtension;

/** The worker on a real broker: what the promises are worth when something stops in between. */
class EnrichServiceIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.kafkaOnly();

    private static final String BODY =
            "John Kerry talte i går længe med Sergei Lavrov om krigen og våbenhvilen i Syrien.";

    @TempDir
    Path state;

    @Test
    void shouldEnrichCorrectAndSetAside() {
        // Given
        Bench bench = new Bench(SERVERS.bootstrapServers(), "steady");
        bench.publishEdition();
        try (EnrichService worker = bench.worker(state)) {
            Bench.await("a ready worker", () -> worker.check().isEmpty());

            // When: a first version, an undecodable record among them, the same again, a correction.
            bench.put(List.of(TestArticles.article(1, "Samtale", BODY), TestArticles.article(2, "Samtale", BODY)));
            bench.send(List.of(
                    new ProducerRecord<>(bench.topics.articles().name(), TestArticles.key(1), new byte[] {1, 2, 3})));
            bench.put(List.of(TestArticles.article(1, "Samtale", BODY)));
            bench.put(List.of(TestArticles.article(1, "Samtale", BODY + " Det blev sent.")));
            Bench.await(
                    "two articles, one of them corrected",
                    () -> bench.outcome("emitted") >= 3
                            && bench.outcome("dead_lettered") >= 1
                            && bench.outcome("unchanged") >= 1);
            Bench.await(
                    "the commit",
                    () -> bench.read(bench.topics.articlesEnriched()).size() == 3);

            // Then
            List<EnrichedArticle> told = bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class);
            assertThat(told)
                    .filteredOn(article -> article.getArticle().getUri().endsWith(TestArticles.id(1)))
                    .extracting(EnrichedArticle::getRevision)
                    .containsExactly(1, 2);
            assertThat(told).extracting(EnrichedArticle::getGeneration).containsOnly(1L);
            assertThat(told.getLast().getActors())
                    .extracting(actor -> actor.getUri())
                    .contains("urn:tidende:state:SY");
            assertThat(bench.values(bench.topics.actorMentions(), ActorMention.class))
                    .hasSize(9);

            var letter = bench.read(bench.topics.deadLetters(Stage.ENRICH)).getFirst();
            assertThat(letter.value()).containsExactly(1, 2, 3);
            assertThat(EventHeaders.text(letter.headers(), DeadLetter.TOPIC)).isEqualTo("steady.news.articles");
            assertThat(EventHeaders.text(letter.headers(), DeadLetter.MESSAGE)).contains("framing");
            assertThat(worker.status()).containsEntry("generation", 1L).containsEntry("state", "RUNNING");
            assertThat(worker.status())
                    .containsEntry(
                            "ledger",
                            Map.of("read", 5L, "emitted", 3L, "unchanged", 1L, "superseded", 0L, "deadLettered", 1L));
            Bench.await("no lag", () -> lag(worker) == 0 && committed(worker) >= 4);
            assertThat(worker.status()).containsEntry("restoring", Map.of()).containsEntry("standby", Map.of());
        }
    }

    @Test
    void shouldTellEachArticleOnceOverRestartsOfWorkerAndBroker() {
        // Given
        Bench bench = new Bench(SERVERS.bootstrapServers(), "restarts");
        bench.publishEdition();
        List<Article> articles = IntStream.range(0, 300)
                .mapToObj(number -> TestArticles.article(number, "Samtale " + number, BODY))
                .toList();

        // When: one worker ends in the middle, the broker is killed under the next.
        try (EnrichService first = bench.worker(state)) {
            bench.put(articles.subList(0, 200));
            Bench.await("some articles", () -> bench.outcome("emitted") > 20);
        }
        try (EnrichService second = bench.worker(state)) {
            bench.put(articles.subList(200, 300));
            Bench.await("some more", () -> bench.outcome("emitted") > 150);
            SERVERS.kafka().kill();
            SERVERS.kafka().restart();
            Bench.await("a ready worker", () -> second.check().isEmpty());
            Bench.await("all articles", () -> ids(bench).size() >= 300);
        }

        // Then
        assertThat(ids(bench))
                .containsExactlyInAnyOrderElementsOf(
                        articles.stream().map(Article::getUri).toList());
        assertThat(bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class))
                .extracting(EnrichedArticle::getRevision)
                .containsOnly(1);
        assertThat(bench.read(bench.topics.deadLetters(Stage.ENRICH))).isEmpty();
    }

    /** Whoever is behind a partition with a backlog must not wait until that is worked off. */
    @Test
    void shouldGoOnInAllPartitionsWhileThereIsABacklog() {
        // Given
        Bench bench = new Bench(SERVERS.bootstrapServers(), "fair");
        bench.publishEdition();
        int count = 1_500;
        bench.put(IntStream.range(0, count)
                .mapToObj(number -> TestArticles.article(number, "Samtale " + number, BODY.repeat(8)))
                .toList());

        // When
        try (EnrichService worker = bench.worker(state)) {
            Bench.await("all articles", () -> bench.outcome("emitted") >= count);
            Bench.await("their commit", () -> ids(bench).size() == count);
        }

        // Then: none is through before each of the others has begun.
        List<ConsumerRecord<byte[], byte[]>> told = bench.read(bench.topics.articlesEnriched()).stream()
                .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .toList();
        Map<Integer, Long> left =
                told.stream().collect(Collectors.groupingBy(ConsumerRecord::partition, Collectors.counting()));
        Set<Integer> begun = new HashSet<>();
        assertThat(left).hasSize(KafkaTopics.PARTITIONS);
        for (ConsumerRecord<byte[], byte[]> record : told) {
            begun.add(record.partition());
            if (left.merge(record.partition(), -1L, Long::sum) == 0) {
                break;
            }
        }
        assertThat(begun).hasSize(KafkaTopics.PARTITIONS);
    }

    @Test
    void shouldWaitForTheEditionThatItHas() {
        // Given
        Bench bench = new Bench(SERVERS.bootstrapServers(), "editions");
        RecordSerde<RuleEntry> entries = RecordSerde.of(RuleEntry.class);
        RuleEntry foreign = RuleEntry.newBuilder()
                .setEdition(Edition.newBuilder()
                        .setHash("0".repeat(64))
                        .setCode("0")
                        .setIcu("ICU 1")
                        .build())
                .build();
        bench.send(List.of(new ProducerRecord<>(
                bench.topics.rules().name(), "edition".getBytes(StandardCharsets.UTF_8), entries.write("", foreign))));
        try (EnrichService worker = bench.worker(state)) {
            Bench.await("a complaint", () -> String.join("; ", worker.check()).contains("edition 0000000000000000"));
            bench.put(List.of(TestArticles.article(1, "Samtale", BODY)));

            // When
            long generation = bench.publishEdition();

            // Then
            assertThat(generation).isEqualTo(2);
            Bench.await(
                    "the article",
                    () -> bench.read(bench.topics.articlesEnriched()).size() == 1);
            assertThat(bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class)
                            .getFirst()
                            .getGeneration())
                    .isEqualTo(2);
            assertThat(bench.publishEdition()).isEqualTo(2);
            assertThat(bench.values(bench.topics.rulesStates(), RuleState.class))
                    .extracting(RuleState::getStatus)
                    .containsExactly(RuleStatus.waiting, RuleStatus.applied);
        }
    }

    @Test
    void shouldRefuseToInventRevisionsAnew() {
        // Given: articles were told, and the store that numbered them is gone.
        Bench bench = new Bench(SERVERS.bootstrapServers(), "orphaned");
        bench.publishEdition();
        bench.send(List.of(
                new ProducerRecord<>(bench.topics.articlesEnriched().name(), TestArticles.key(1), new byte[] {0})));

        // When
        try (EnrichService worker = bench.worker(state)) {
            Bench.await("the refusal", () -> !worker.isAlive());

            // Then
            assertThat(worker.check()).hasSize(1).first().asString().contains("tidende enrich rebuild");
            assertThat(worker.status()).containsEntry("state", "refused");
        }
    }

    @Test
    void shouldRefuseAGenerationBelowTheHighestKnown() {
        // Given: a worker that tagged under a generation, then the rules topic made anew.
        Bench bench = new Bench(SERVERS.bootstrapServers(), "below");
        bench.publishEdition();
        try (EnrichService worker = bench.worker(state)) {
            bench.put(List.of(TestArticles.article(1, "Samtale", BODY)));
            Bench.await(
                    "the article",
                    () -> bench.read(bench.topics.articlesEnriched()).size() == 1);
        }
        EnrichedArticle later = EnrichedArticle.newBuilder(
                        bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class)
                                .getFirst())
                .setGeneration(50)
                .build();
        bench.send(List.of(new ProducerRecord<>(
                bench.topics.articlesEnriched().name(),
                TestArticles.key(1),
                RecordSerde.of(EnrichedArticle.class).write("", later))));

        // When
        try (EnrichService worker = bench.worker(state)) {
            Bench.await("the refusal", () -> !worker.isAlive());

            // Then
            assertThat(worker.check())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("generation 1 ")
                    .contains("generation 50");
        }
    }

    private static long lag(EnrichService worker) {
        return sum(worker, "lag");
    }

    private static long committed(EnrichService worker) {
        return sum(worker, "committed");
    }

    private static long sum(EnrichService worker, String what) {
        Map<?, ?> partitions = (Map<?, ?>) worker.status().get("partitions");
        assertThat(partitions).hasSize(36);
        return partitions.values().stream()
                .mapToLong(partition -> (Long) ((Map<?, ?>) partition).get(what))
                .sum();
    }

    private static List<String> ids(Bench bench) {
        return bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class).stream()
                .map(article -> article.getArticle().getUri())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
