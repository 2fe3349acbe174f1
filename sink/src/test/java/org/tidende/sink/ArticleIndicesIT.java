package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.KafkaTopics;
import org.tidende.embedded.junit.EmbeddedExtension;

class ArticleIndicesIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    private OpenSearchClient client;

    @BeforeEach
    void open() {
        client = new OpenSearchClient(OpenSearchConfig.of(TestIndex.of(SERVERS)));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shouldPutTheTemplateOnceAndLeaveTheOperatorsSettings() throws Exception {
        // Given
        SinkConfig config = SinkConfig.of(
                        Map.of("bootstrap.servers", "nowhere:1"),
                        new KafkaTopics(""),
                        OpenSearchConfig.of(TestIndex.of(SERVERS)),
                        "one")
                .withIndexPrefix("twice");
        new IndexAdmin(config).ensure();

        // When
        new IndexAdmin(config.withRefreshInterval(Duration.ofSeconds(30))).ensure();

        // Then
        var template = client.get("/_index_template/twice-articles-v1")
                .json()
                .path("index_templates")
                .path(0)
                .path("index_template");
        assertThat(template.path("version").asInt()).isEqualTo(1);
        assertThat(template.at("/template/settings/index/refresh_interval").asText())
                .isEqualTo("1000ms");
        assertThat(template.path("template").path("mappings").path("dynamic").asText())
                .isEqualTo("strict");
    }

    @Test
    void shouldMakeAnIndexBehindTheFilteredAlias() throws Exception {
        // Given
        ArticleIndices indices = indices("filtered");

        // When
        indices.ensure("filtered-articles-v1-2026-05");
        indices.ensure("filtered-articles-v1-2026-05");

        // Then
        var index =
                client.get("/filtered-articles-v1-2026-05?flat_settings").json().path("filtered-articles-v1-2026-05");
        assertThat(index.path("settings").path("index.refresh_interval").asText())
                .isEqualTo("200ms");
        assertThat(index.path("settings").path("index.auto_expand_replicas").asText())
                .isEqualTo("0-1");
        assertThat(index.path("aliases")
                        .path("filtered-articles")
                        .path("filter")
                        .toString())
                .contains("canceled", "withheld");
    }

    @Test
    void shouldLetSeveralWorkersMakeTheSameIndex() {
        // Given
        var makers = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> assertThatCode(() -> indices("race").ensure("race-articles-v1-2026-05"))
                                .doesNotThrowAnyException()))
                .toArray(CompletableFuture[]::new);

        // When, Then
        CompletableFuture.allOf(makers).join();
    }

    @Test
    void shouldRefuseATemplateOfAnotherMapping() throws Exception {
        // Given
        client.put(
                "/_index_template/foreign-articles-v1",
                bytes("{\"index_patterns\": [\"foreign-articles-v1-*\"], \"template\": {}}"));

        // Then
        assertThatThrownBy(() -> indices("foreign").ensureTemplate())
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("index template foreign-articles-v1 has another mapping");
    }

    @Test
    void shouldRefuseAnIndexOfAnotherMapping() throws Exception {
        // Given: made by hand, before there was a template.
        client.put("/stray-articles-v1-2026-05", bytes("{}"));

        // Then
        assertThatThrownBy(() -> indices("stray").ensure("stray-articles-v1-2026-05"))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("index stray-articles-v1-2026-05 has another mapping");
    }

    @Test
    void shouldDeleteMonthsThatAreNoLongerKept() throws Exception {
        // Given
        IndexNames names = new IndexNames("kept", 12, InstantSource.fixed(TestArticles.NOW));
        ArticleIndices indices = indices("kept");
        for (String month : List.of("2025-04", "2025-05", "2026-05")) {
            indices.ensure("kept-articles-v1-" + month);
        }
        client.put("/kept-articles-v1-2025-04-mine", bytes("{}"));

        // When
        new IndexWatch(client, names, Duration.ofSeconds(1)).look(0);

        // Then
        assertThat(client.get("/kept-articles-v1-2025-04").status()).isEqualTo(404);
        assertThat(IndexAliases.indices(client, names))
                .contains("kept-articles-v1-2025-05", "kept-articles-v1-2026-05");
        assertThat(client.get("/kept-articles-v1-2025-04-mine").status()).isEqualTo(200);
    }

    /** A clock that is years ahead must not cost the whole index. */
    @Test
    void shouldDeleteNothingWhereNothingIsNew() throws Exception {
        // Given
        indices("ahead").ensure("ahead-articles-v1-2026-05");
        IndexNames names =
                new IndexNames("ahead", 12, InstantSource.fixed(TestArticles.NOW.plus(Duration.ofDays(3_650))));

        // When
        new IndexWatch(client, names, Duration.ofSeconds(1)).look(0);

        // Then
        assertThat(client.get("/ahead-articles-v1-2026-05").status()).isEqualTo(200);
    }

    private ArticleIndices indices(String prefix) {
        IndexNames names = new IndexNames(prefix, 12, InstantSource.fixed(TestArticles.NOW));
        return new ArticleIndices(client, names, 1, "0-1", Duration.ofMillis(200), true);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
