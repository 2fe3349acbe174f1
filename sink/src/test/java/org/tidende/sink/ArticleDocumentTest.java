package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.Language;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;

class ArticleDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldWriteAnActionLineAndADocumentLine() throws Exception {
        // Given
        EnrichedArticle article = TestArticles.danish("lines").build();
        BulkBody body = new BulkBody(16);

        // When
        BulkItem item = body.add(
                TestArticles.delivery(1), TestArticles.INDEX, "id", Long.MAX_VALUE, TestArticles.record(article));

        // Then
        String[] lines = text(body, item).split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .isEqualTo("{\"index\":{\"_index\":\"tidende-articles-v1-2026-05\",\"_id\":\"id\","
                        + "\"version\":\"9223372036854775807\",\"version_type\":\"external_gte\"}}");
        assertThat(lines[1]).startsWith("{\"uri\":\"urn:uuid:").endsWith("}");
        assertThat(lines[2]).isEmpty();
    }

    @Test
    void shouldPutTheTextIntoItsLanguageAndIntoTheFoldedFields() throws Exception {
        // When
        JsonNode document = document(TestArticles.danish("text").build());

        // Then
        assertThat(document.path("headline").asText()).isEqualTo("Forsvarsministeren taler med soldaterne");
        assertThat(document.path("body").asText()).startsWith("Regeringerne");
        assertThat(document.path("language").asText()).isEqualTo("da");
        assertThat(document.path("declaredLanguage").asText()).isEqualTo("da-DK");
        assertThat(document.path("text").path("danish").path(0).asText())
                .isEqualTo("Forsvarsministeren taler med soldaterne");
        assertThat(document.path("text").path("danish").path(1).asText()).startsWith("Regeringerne");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "da, -, da, danish",
                "-, sv-SE, sv, swedish",
                "en, da, en, english",
                "no, -, nb, norwegian",
                "zh, -, zh, -",
                "pl, -, pl, -",
                "xx, -, xx, -",
                "-, tlh-Latn, tlh, -",
                "-, -, -, -",
            })
    void shouldChooseTheLanguage(String detected, String declared, String language, String analyzer) throws Exception {
        // Given
        EnrichedArticle article = TestArticles.of(
                        "language",
                        TestArticles.article("language").setLanguage(declared).build())
                .setDetectedLanguage(detected)
                .build();

        // When
        JsonNode document = document(article);

        // Then
        assertThat(document.path("language").asText(null)).isEqualTo(language);
        assertThat(
                        analyzer == null
                                ? document.has("text")
                                : document.path("text").has(analyzer))
                .isEqualTo(analyzer != null);
    }

    @Test
    void shouldHaveAFieldForEveryAnalyzerOfTheContract() {
        // Given
        Set<String> analyzers = Language.all().stream()
                .map(Language::analyzer)
                .filter(name -> !name.isEmpty() && !name.equals("cjk"))
                .collect(Collectors.toSet());

        // Then: the folded fields hold what the cjk analyzer would make.
        assertThat(IndexTemplate.analyzers()).containsExactlyInAnyOrderElementsOf(analyzers);
    }

    @Test
    void shouldPartTagsFromTheirEvidence() throws Exception {
        // Given
        EnrichedArticle article = TestArticles.danish("tags")
                .setActors(List.of(TestArticles.actor("urn:tidende:person:shoigu", "Sergei Shoigu", ActorType.person)))
                .setSubjects(List.of(TestArticles.topic("medtop:16000000", "conflict, war and peace")))
                .build();

        // When
        JsonNode document = document(article);

        // Then
        JsonNode actor = document.path("actors").path(0);
        assertThat(actor.path("uri").asText()).isEqualTo("urn:tidende:person:shoigu");
        assertThat(actor.has("mentions")).isFalse();
        assertThat(document.path("actorMentions").path(0).path("mentions")).hasSize(2);
        assertThat(strings(document.path("actorTokens")))
                .containsExactly(
                        "headline|urn:tidende:person:shoigu",
                        "about|urn:tidende:person:shoigu",
                        "role|minister of defence",
                        "role|minister of defence|urn:tidende:person:shoigu");
        assertThat(strings(document.path("actorUris"))).containsExactly("urn:tidende:person:shoigu");
        assertThat(strings(document.path("subjectTokens")))
                .containsExactly("headline|medtop:16000000", "about|medtop:16000000");
        assertThat(document.path("subjectEvidence").path(0).path("evidence")).hasSize(1);
    }

    @Test
    void shouldDropWhatAWithdrawnArticleSaid() throws Exception {
        // Given
        EnrichedArticle withdrawn = TestArticles.revised(
                TestArticles.danish("withdrawn")
                        .setActors(List.of(TestArticles.actor("urn:x:y", "Somebody", ActorType.person)))
                        .build(),
                5,
                article -> article.setPubStatus(PubStatus.canceled).setSummary("It said"));

        // When
        JsonNode document = document(withdrawn);

        // Then
        assertThat(document.path("pubStatus").asText()).isEqualTo("canceled");
        assertThat(document.path("revision").asInt()).isEqualTo(2);
        for (String field : List.of("body", "summary", "text", "actors", "actorUris", "actorMentions")) {
            assertThat(document.has(field)).as(field).isFalse();
        }
    }

    @Test
    void shouldWriteTheSameBytesForTheSameRecord() throws Exception {
        // Given
        EnrichedArticle one = TestArticles.of(
                        "same",
                        TestArticles.article("same")
                                .setExt(new HashMap<>(Map.of("z:z", "1", "a:a", "2", "k:k", "3")))
                                .build())
                .build();
        EnrichedArticle other = TestArticles.SERDE.read("t", TestArticles.SERDE.write("t", one));

        // Then
        assertThat(write(one)).isEqualTo(write(other));
    }

    @Test
    void shouldKeepAnAbsurdDateInTheDocument() throws Exception {
        // Given
        EnrichedArticle article = TestArticles.of(
                        "absurd",
                        TestArticles.article("absurd")
                                .setContentCreated(Instant.ofEpochMilli(Long.MAX_VALUE))
                                .build())
                .build();

        // Then
        assertThat(document(article).path("contentCreated").asText()).startsWith("+292278994");
    }

    @Test
    void shouldLeaveNothingOfADocumentThatCannotBeWritten() {
        // Given
        EnrichedRecord broken =
                TestArticles.record(TestArticles.danish("broken").build());
        byte[] bytes = broken.article().bytes();
        // In the middle of a letter of two bytes.
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00c3\u00b8") + 1] = 'x';
        BulkBody body = new BulkBody(16);

        // When
        assertThatThrownBy(() -> body.add(TestArticles.delivery(1), TestArticles.INDEX, "broken", 1, broken))
                .isInstanceOf(DamagedRecordException.class)
                .hasMessageContaining("malformed UTF-8");
        BulkItem item = body.add(
                TestArticles.delivery(2),
                TestArticles.INDEX,
                "good",
                1,
                TestArticles.record(TestArticles.danish("good").build()));

        // Then
        assertThat(item.from()).isZero();
        assertThat(text(body, item)).doesNotContain("broken");
    }

    private static JsonNode document(EnrichedArticle article) throws IOException {
        return JSON.readTree(write(article).split("\n")[1]);
    }

    private static String write(EnrichedArticle article) {
        BulkBody body = new BulkBody(16);
        return text(
                body, body.add(TestArticles.delivery(1), TestArticles.INDEX, "id", 1, TestArticles.record(article)));
    }

    private static String text(BulkBody body, BulkItem item) {
        return new String(Arrays.copyOfRange(body.array(), item.from(), item.to()), StandardCharsets.UTF_8);
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
