package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.Stage;
import org.tidende.contract.record.ActorMention;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.MentionChange;
import org.tidende.embedded.junit.EmbeddedExtension;

/** A store that was lost comes back from what was told: revisions go on, and no article gets a second first day. */
class StoreRebuildIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private static final String BODY = "John Kerry talte i går længe med Sergei Lavrov om krigen i Syrien.";

    @TempDir
    Path state;

    @TempDir
    Path newState;

    @Test
    void shouldGoOnWhereTheLostStoreWas() throws Exception {
        // Given: two articles, one of them corrected, and a running worker.
        Bench bench = new Bench(SERVERS.bootstrapServers(), "lost");
        String revisions = StoreRebuild.changelog(bench.topics, EnrichTopology.REVISIONS);
        String mentioned = StoreRebuild.changelog(bench.topics, EnrichTopology.MENTIONED);
        bench.publishEdition();
        try (EnrichService worker = bench.worker(state)) {
            bench.put(List.of(TestArticles.article(1, "Samtale", BODY), TestArticles.article(2, "Samtale", BODY)));
            bench.put(List.of(TestArticles.article(1, "Samtale", BODY + " Det blev sent.")));
            awaitTold(bench, 3);
            assertThatThrownBy(() -> new StoreRebuild(bench.config(newState)).run())
                    .isInstanceOf(StoreRebuild.RefusedException.class)
                    .hasMessageContaining("are running: lost.tidende-enrich-1");
        }
        Map<String, Instant> firstCreated = firstCreated(bench);

        // When: both changelogs and the group's offsets are lost, and an earlier rebuild ended in the middle.
        try (Admin admin = Admin.create(bench.kafka())) {
            admin.deleteTopics(List.of(revisions, mentioned)).all().get();
            Bench.await("the topics to be gone", () -> !names(admin).contains(revisions));
            admin.deleteConsumerGroups(List.of(bench.topics.group(Stage.ENRICH)))
                    .all()
                    .get();
            admin.createTopics(List.of(
                            new NewTopic(revisions, 12, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        abandon(bench, revisions);

        // Then
        try (EnrichService worker = bench.worker(newState)) {
            Bench.await("the refusal", () -> !worker.isAlive());
            assertThat(worker.check()).first().asString().contains("tidende enrich rebuild");
        }

        // When
        StoreRebuild.Result result = new StoreRebuild(bench.config(newState)).run();

        // Then
        assertThat(result.records()).isEqualTo(3);
        assertThat(result.unreadable()).isZero();
        assertThat(result.offsets()).isBetween(1, 2);
        assertThatThrownBy(() -> new StoreRebuild(bench.config(newState)).run())
                .isInstanceOf(StoreRebuild.RefusedException.class)
                .hasMessageContaining("is not lost")
                .hasMessageContaining(revisions);

        // When: both are corrected.
        try (EnrichService worker = bench.worker(newState)) {
            bench.put(List.of(correction(1), correction(2)));
            awaitTold(bench, 5);
            Bench.await("the last commit", () -> bench.outcome("emitted") >= 5);
        }

        // Then
        List<EnrichedArticle> told = bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class);
        assertThat(revisions(told, 1)).containsExactly(1, 2, 3);
        assertThat(revisions(told, 2)).containsExactly(1, 2);
        assertThat(firstCreated(bench)).isEqualTo(firstCreated);
        assertThat(bench.values(bench.topics.actorMentions(), ActorMention.class))
                .filteredOn(mention -> mention.getChange() == MentionChange.added)
                .as("each actor of each article is added once")
                .doesNotHaveDuplicates()
                .allSatisfy(mention -> assertThat(mention.getRevision()).isEqualTo(1));
    }

    /** Weeks later: an article that is taken for new would lie in another month's index. */
    private static Article correction(int number) {
        return TestArticles.at(
                TestArticles.article(number, "Samtale", BODY + " Det blev meget sent."),
                TestArticles.COLLECTED.plus(Duration.ofDays(40)));
    }

    private static void awaitTold(Bench bench, int records) {
        Bench.await(
                records + " enriched articles",
                () -> bench.read(bench.topics.articlesEnriched()).size() == records);
    }

    private static Set<String> names(Admin admin) {
        try {
            return admin.listTopics().names().get();
        } catch (Exception e) {
            throw new AssertionError("the topics can't be listed", e);
        }
    }

    /** What a rebuild leaves that was killed: records without a commit. */
    private static void abandon(Bench bench, String changelog) {
        Map<String, Object> settings = new HashMap<>(bench.kafka());
        settings.put("transactional.id", bench.topics.group(Stage.ENRICH) + "-rebuild");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(changelog, 0, new byte[16], new byte[1]));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static List<Integer> revisions(List<EnrichedArticle> told, int number) {
        return told.stream()
                .filter(article -> article.getArticle().getUri().endsWith(TestArticles.id(number)))
                .map(EnrichedArticle::getRevision)
                .toList();
    }

    /** By article; a second value for one fails. */
    private static Map<String, Instant> firstCreated(Bench bench) {
        return bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class).stream()
                .collect(Collectors.toMap(
                        article -> article.getArticle().getUri(), EnrichedArticle::getFirstCreated, (one, other) -> {
                            assertThat(other).isEqualTo(one);
                            return one;
                        }));
    }
}
