package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.embedded.junit.EmbeddedExtension;

/** What the index finds, in the languages and by the tags. */
class SearchIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    private static TestPipeline pipeline;

    @BeforeAll
    static void write() {
        pipeline = new TestPipeline(SERVERS.bootstrapServers(), TestIndex.of(SERVERS), "search-it");
        pipeline.start();
        EnrichedArticle tagged = TestArticles.danish("danish")
                .setActors(List.of(
                        TestArticles.actor("urn:tidende:person:shoigu", "Sergei Shoigu", ActorType.person),
                        TestArticles.actor("urn:tidende:state:RU", "Russia", ActorType.state)))
                .setSubjects(List.of(TestArticles.topic("medtop:16000000", "conflict, war and peace")))
                .build();
        pipeline.publish(
                tagged,
                article("french", "fr", "Le président à l'Élysée", "Les négociations ont échoué à Genève."),
                article("russian", "ru", "Министр обороны встретился с солдатами", "Переговоры продолжаются."),
                article("chinese", "zh", "习近平主席访问欧洲", "双方讨论了贸易问题。"),
                article("polish", "pl", "Żołnierze w Gdańsku", "Rozmowy trwają."),
                article("absurd", null, "An absurd date", "Nobody knows.", Instant.ofEpochMilli(Long.MAX_VALUE)));
        Await.until(
                "all searchable",
                () -> pipeline.search.search(SearchQuery.of("")).total(),
                total -> total == 6);
    }

    @AfterAll
    static void close() {
        pipeline.close();
    }

    /** Columns: words, actor, topic, language, names of the articles found. */
    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvFileSource(resources = "/searches.csv", numLinesToSkip = 1, nullValues = "-")
    void shouldFind(String words, String actor, String topic, String language, String names) {
        // Given
        List<String> expected = names == null
                ? List.of()
                : List.of(names.split(" ")).stream().map(TestArticles::id).toList();

        // When
        SearchResult result = pipeline.search.search(new SearchQuery(words, actor, topic, language, null, null, 10));

        // Then
        assertThat(result.hits()).extracting(Hit::id).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(result.total()).isEqualTo(expected.size());
    }

    @Test
    void shouldGiveWhatAHitNeeds() {
        // When
        Hit hit = pipeline.search.search(SearchQuery.of("soldaterne")).hits().getFirst();

        // Then
        assertThat(hit.url()).isEqualTo("https://example.org/danish");
        assertThat(hit.language()).isEqualTo("da");
        assertThat(hit.revision()).isEqualTo(1);
        assertThat(hit.contentCreated()).isEqualTo(TestArticles.NOW.minusSeconds(3_600));
        assertThat(hit.actors())
                .contains(new Hit.Actor("urn:tidende:person:shoigu", "Sergei Shoigu", "person"))
                .hasSize(2);
        assertThat(hit.topics()).containsExactly(new Hit.Topic("medtop:16000000", "conflict, war and peace"));
        assertThat(hit.score()).isPositive();
    }

    @Test
    void shouldAskForATime() {
        // Given
        Instant created = TestArticles.NOW.minusSeconds(3_600);

        // Then
        assertThat(total(created, created.plusMillis(1))).isEqualTo(5);
        assertThat(total(created.plusMillis(1), null)).as("the absurd one").isEqualTo(1);
        assertThat(total(null, created)).isZero();
    }

    /** A pasted paragraph must find its article, not the limit of clauses. */
    @Test
    void shouldTakeManyWords() {
        String words = "regeringerne i København og Moskva forhandlede om våbenhvilen i går ".repeat(8);
        assertThat(pipeline.search.search(SearchQuery.of(words)).total()).isEqualTo(1);
    }

    @Test
    void shouldTellAnEmptyIndexFromAWrongOne() {
        // Given
        try (ArticleSearch wrong = new ArticleSearch(OpenSearchConfig.of(TestIndex.of(SERVERS)), "nobodys")) {
            // Then
            assertThatThrownBy(() -> wrong.search(SearchQuery.of("x")))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("nobodys-articles-v*")
                    .hasMessageContaining("no sink has written");
        }
    }

    @Test
    void shouldSayThatTheIndexIsAway() {
        // Given: the discard port, where nobody listens.
        try (ArticleSearch away = new ArticleSearch(OpenSearchConfig.of(URI.create("http://127.0.0.1:9")), "tidende")) {
            // Then
            assertThatThrownBy(() -> away.search(SearchQuery.of("x")))
                    .isInstanceOf(IndexUnavailableException.class)
                    .hasMessageContaining("http://127.0.0.1:9");
        }
    }

    private static long total(Instant from, Instant to) {
        return pipeline.search
                .search(new SearchQuery("", null, null, null, from, to, 0))
                .total();
    }

    private static EnrichedArticle article(String name, String language, String headline, String body) {
        return article(name, language, headline, body, TestArticles.NOW.minusSeconds(3_600));
    }

    private static EnrichedArticle article(
            String name, String language, String headline, String body, Instant contentCreated) {
        return TestArticles.of(
                        name,
                        TestArticles.article(name)
                                .setLanguage(language)
                                .setHeadline(headline)
                                .setBody(body)
                                .setContentCreated(contentCreated)
                                .build())
                .build();
    }
}
