package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;
import org.tidende.embedded.junit.EmbeddedExtension;

/** Indices made anew while everything runs, and the comparison that decides on it. */
class ReindexIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    private TestPipeline pipeline;

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldMoveReadersToNewIndicesAndTheSinkBehindThem() throws Exception {
        // Given
        pipeline = pipeline("reindex");
        SinkService sink = pipeline.start();
        pipeline.publish(articles("first", 120));
        EnrichedArticle revised =
                TestArticles.revised(TestArticles.danish("first-0").build(), 60, next -> next.setHeadline("Rettelse"));
        pipeline.publish(revised);
        pipeline.publish(TestArticles.revised(
                TestArticles.danish("first-1").build(), 60, next -> next.setPubStatus(PubStatus.canceled)));
        Await.until("all seen", this::total, total -> total == 119);
        Set<Long> seen = new ConcurrentSkipListSet<>();
        AtomicBoolean moving = new AtomicBoolean(true);
        Thread reader = Thread.ofVirtual().start(() -> {
            while (moving.get()) {
                seen.add(total());
                LockSupport.parkNanos(5_000_000);
            }
        });
        List<String> told = new ArrayList<>();

        // When
        try (Reindex reindex = pipeline.reindex("v1r2")) {
            assertThatThrownBy(reindex::dropOthers)
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("nothing is dropped");
            Comparison comparison = reindex.run(told::add);

            // Then
            assertThat(comparison.agrees()).as("%s", comparison).isTrue();
            assertThat(comparison.equal()).isEqualTo(120);
            assertThatThrownBy(() -> reindex.run(told::add)).hasMessageContaining("already");
        }
        moving.set(false);
        reader.join();
        assertThat(seen).as("never empty, never doubled").containsExactly(119L);

        // When
        pipeline.publish(articles("second", 5));

        // Then
        Await.until("those that came later", this::total, total -> total == 124);
        assertThat(pipeline.send("GET", "/reindex-articles-v1r2-2026-05/_count", null)
                        .path("count")
                        .asInt())
                .isEqualTo(125);
        try (Reindex again = pipeline.reindex("v1r2")) {
            assertThat(again.dropOthers()).containsExactly("reindex-articles-v1-2026-05");
        }
        assertThat(total()).isEqualTo(124);
        assertThat(sink.isAlive()).isTrue();
        SinkIT.assertBalance(sink);
    }

    @Test
    void shouldNameWhatDiffers() throws Exception {
        // Given
        pipeline = pipeline("compared");
        SinkService sink = pipeline.start();
        pipeline.publish(articles("same", 20));
        pipeline.publish(pipeline.topics.articlesEnriched(), 2, new byte[] {1}, new byte[] {1});
        pipeline.publish(TestArticles.danish("old")
                .setFirstCreated(TestArticles.NOW.minusSeconds(500L * 86_400))
                .build());
        Await.until("all there", pipeline::count, count -> count == 20);
        try (IndexComparison comparing = pipeline.comparison()) {
            Comparison clean = comparing.compare(null, null);
            assertThat(clean.agrees()).as("%s", clean).isTrue();
            assertThat(clean)
                    .extracting(Comparison::equal, Comparison::unreadable, Comparison::expired)
                    .containsExactly(20L, 1L, 1L);

            // When
            String base = "/" + pipeline.index() + "/_doc/";
            pipeline.send("DELETE", base + TestArticles.id("same-1"), null);
            sink.close();
            pipeline.publish(TestArticles.revised(
                    TestArticles.danish("same-2").build(), 60, next -> next.setHeadline("Rettelse")));
            rewrite(TestArticles.id("same-3"), RecordVersion.of(TestArticles.NOW, 7), 9);
            rewrite("foreign", 5, 1);
            Comparison comparison = comparing.compare(null, null);

            // Then
            assertThat(comparison.agrees()).isFalse();
            assertThat(comparison.equal()).isEqualTo(17);
            assertThat(comparison.differences())
                    .isEqualTo(Map.of(
                            Comparison.Kind.MISSING, List.of(TestArticles.id("same-1")),
                            Comparison.Kind.OLDER, List.of(TestArticles.id("same-2")),
                            Comparison.Kind.ALTERED, List.of(TestArticles.id("same-3")),
                            Comparison.Kind.FOREIGN, List.of("foreign")));
            assertThat(String.join("\n", comparison.describe()))
                    .contains("missing: 1, " + TestArticles.id("same-1"), "altered: 1");
        }
    }

    /** Somebody writes past the sink. */
    private void rewrite(String id, long version, int revision) throws Exception {
        var answer = pipeline.send(
                "PUT",
                "/" + pipeline.index() + "/_doc/" + id + "?version_type=external_gte&version=" + version,
                "{\"uri\": \"x\", \"revision\": " + revision + "}");
        assertThat(answer.path("_id").asText()).as("%s", answer).isEqualTo(id);
    }

    private long total() {
        return pipeline.search.search(SearchQuery.of("")).total();
    }

    private TestPipeline pipeline(String name) {
        return new TestPipeline(SERVERS.bootstrapServers(), TestIndex.of(SERVERS), name);
    }

    private static EnrichedArticle[] articles(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> TestArticles.danish(name + "-" + number).build())
                .toArray(EnrichedArticle[]::new);
    }
}
