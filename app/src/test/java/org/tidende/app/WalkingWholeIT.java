package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.record.EnrichedArticle;

/** One article walks through all of it, as a person would see it: a feed goes in, a search finds it. */
class WalkingWholeIT {
    private static final String TEXT = """
            Den russiske forsvarsminister Sergei Shoigu og hans amerikanske kollega Ash Carter har talt i telefon for første gang i et år. \
            Det oplyser Pentagon. Samtalen handlede om, hvordan USA’s og Ruslands fly undgår hinanden over Syrien, og om kampen mod ISIL i Irak. \
            Carter kaldte samtalen nyttig. Udenrigsminister John Kerry har i forvejen drøftet sagen med sin russiske kollega, Sergei Lavrov. \
            Bashar al-Assads fremtid var ikke på dagsordenen, skriver Interfax.""";

    private static final Set<String> WANTED = Set.of(
            "urn:tidende:state:RU",
            "urn:tidende:state:US",
            "urn:tidende:state:SY",
            "urn:tidende:state:IQ",
            "urn:tidende:person:sergei-shoigu",
            "urn:tidende:person:ash-carter",
            "urn:tidende:person:john-kerry",
            "urn:tidende:person:sergei-lavrov",
            "urn:tidende:person:bashar-al-assad",
            "urn:tidende:organisation:interfax");

    @RegisterExtension
    static final SharedStandalone SHARED = new SharedStandalone();

    @TempDir
    static Path folder;

    static OneFeed feed;
    static TidendeProcess standalone;

    @BeforeAll
    static void start() {
        feed = SHARED.feed();
        standalone = SHARED.process();
    }

    @ParameterizedTest
    @CsvSource({"content:encoded, Krokus", "description, Anemone"})
    void shouldFindAnArticleByNameAndTagIt(String element, String mark) throws Exception {
        // When
        feed.serve(rss(element, mark, TEXT));
        JsonNode found = awaitHit(mark, 1);

        // Then
        JsonNode hit = found.get("hits").get(0);
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(hit.get("language").asText()).isEqualTo("da");
        assertThat(hit.get("url").asText()).isEqualTo(feed.base() + "/" + mark);
        assertThat(hit.get("contentCreated").asText()).isEqualTo("2015-09-18T08:00:00Z");
        assertThat(SearchJson.uris(hit.get("actors")))
                .containsAll(WANTED)
                .doesNotContain("urn:tidende:person:jimmy-carter");
        assertThat(hit.get("topics")).isNotEmpty();
        assertHealthy(standalone.http());
    }

    @Test
    void shouldKeepACorrectionAsARevisionAndPassOverWhatIsUnchanged() throws Exception {
        // Given
        String first = rss("content:encoded", "Pinse", TEXT);
        feed.serve(first);
        String id = awaitHit("Pinse", 1).get("hits").get(0).get("id").asText();

        // When: it is served again, with nothing new in it but the feed's own date
        feed.serve(first.replace("</channel>", "<pubDate>Fri, 18 Sep 2015 12:00:00 GMT</pubDate></channel>"));
        int before = feed.served();
        Await.until(() -> feed.served() > before + 3, "three more polls", standalone::err);

        // Then
        assertThat(enriched(id)).hasSize(1);

        // When: one sentence is another
        feed.serve(first.replace("Carter kaldte samtalen nyttig.", "Carter kaldte samtalen begavet."));
        JsonNode found = awaitHit("Pinse begavet", 2);

        // Then: one document, the newer text, and both revisions in the topic
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(SearchJson.run(folder, standalone.openSearch(), "Pinse nyttig")
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(enriched(id).stream().map(record -> record.value().getRevision()))
                .containsExactly(1, 2);
        assertThat(enriched(id).stream()
                        .map(record -> record.value().getFirstCreated())
                        .distinct())
                .hasSize(1);
    }

    private static JsonNode awaitHit(String words, int revision) {
        Await.until(
                () -> IndexProbe.hits(standalone.openSearch(), words).stream()
                        .anyMatch(hit -> hit.revision() == revision),
                "revision " + revision + " of an article with " + words,
                standalone::err);
        return SearchJson.run(folder, standalone.openSearch(), words);
    }

    private static List<ConsumerRecord<String, EnrichedArticle>> enriched(String id) {
        return TopicReader.all(standalone.bootstrapServers(), "news.articles.enriched", EnrichedArticle.class).stream()
                .filter(record -> record.key().equals(id))
                .toList();
    }

    private static void assertHealthy(String http) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/live", "/ready", "/metrics")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(http + path)).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            }
            String ready = client.send(
                            HttpRequest.newBuilder(URI.create(http + "/ready")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            JsonNode stages = new ObjectMapper().readTree(ready).path("stages");
            JsonNode ingest = stages.path("ingest");
            for (String stage : List.of("feed", "page")) {
                assertThat(ingest.path(stage + "Lag").isIntegralNumber())
                        .as(ready)
                        .isTrue();
                assertThat(ingest.path(stage + "Partitions").size()).as(ready).isEqualTo(KafkaTopics.PARTITIONS);
                assertThat(ingest.path(stage + "Partitions").path("3").has("lag"))
                        .as(ready)
                        .isTrue();
            }
            assertThat(ingest.path("pollsOverdue").isIntegralNumber()).as(ready).isTrue();
            JsonNode enrich = stages.path("enrich");
            for (int partition = 0; partition < KafkaTopics.PARTITIONS; partition++) {
                JsonNode articles = enrich.path("partitions").path("news.articles-" + partition);
                assertThat(articles.path("committed").isIntegralNumber()).isTrue();
                assertThat(articles.path("lag").isIntegralNumber()).isTrue();
            }
            assertThat(enrich.path("restoring").isObject()).isTrue();
            assertThat(enrich.path("standby").isObject()).isTrue();
            String metrics = client.send(
                            HttpRequest.newBuilder(URI.create(http + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(metrics).contains("tidende_ingest_", "tidende_enrich_", "tidende_sink_");
        }
    }

    private static String rss(String element, String mark, String text) {
        return """
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Avisen</title>
                <item><title>%s: ministre i telefonsamtale</title><link>%s/%s?utm_source=rss</link><guid isPermaLink="false">%s</guid>
                <pubDate>Fri, 18 Sep 2015 10:00:00 +0200</pubDate><%s><![CDATA[<p>%s</p>]]></%s></item></channel></rss>""".formatted(mark, feed.base(), mark, mark, element, text, element);
    }
}
