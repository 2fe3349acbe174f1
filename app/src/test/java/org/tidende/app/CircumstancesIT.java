package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.record.FeedHealth;
import org.tidende.ingest.feed.FeedCatalog;

/** What can be wrong while it runs: it waits, says so, and goes on when it can. */
class CircumstancesIT {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhatIsWrongWithAFeed() throws Exception {
        try (OneFeed page = new OneFeed()) {
            // Given
            page.serve(
                    "<!DOCTYPE html><html><head><title>A page</title></head><body><p>No feed at all.</p></body></html>");
            String unreachable = "http://127.0.0.1:1/feed.xml";
            Path opml = Files.writeString(
                    folder.resolve("feeds.opml"),
                    "<opml version='2.0'><body><outline xmlUrl='" + page.base() + "/feed.xml'/><outline xmlUrl='"
                            + unreachable + "'/></body></opml>");
            try (TidendeProcess standalone = TidendeProcess.standalone(folder.resolve("data"), opml)) {
                // When
                JsonNode ofPage = awaitFailing(standalone, page.base() + "/feed.xml");
                JsonNode ofNobody = awaitFailing(standalone, unreachable);

                // Then
                assertThat(ofPage.get("status").asText()).contains("no feed");
                assertThat(ofNobody.get("status").asText()).contains("127.0.0.1");
                assertThat(standalone.isAlive()).isTrue();
            }
        }
    }

    @Test
    void shouldRefuseAFolderInUse() throws Exception {
        try (OneFeed feed = new OneFeed();
                TidendeProcess first =
                        TidendeProcess.standalone(folder.resolve("data"), feed.opml(folder.resolve("feeds.opml")))) {
            first.bootstrapServers();

            // When
            TidendeProcess second = TidendeProcess.standalone(folder.resolve("data"), folder.resolve("feeds.opml"));

            // Then
            assertThat(second.exitCode(60)).isEqualTo(1);
            assertThat(second.err()).contains("is in use by process").doesNotContain("\tat ");
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void shouldWaitForABrokerAndAnIndexThatAreAway() throws Exception {
        // Given: nothing listens there
        try (TidendeProcess sink = TidendeProcess.start(
                folder,
                "sink",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--opensearch",
                "http://127.0.0.1:1",
                "--port",
                "0",
                "--data",
                folder.resolve("sink").toString())) {
            // When
            String http = sink.http();
            Await.until(() -> ready(http).contains("waiting for Kafka at 127.0.0.1:1"), "what it waits for", sink::err);

            // Then
            assertThat(sink.isAlive()).isTrue();
            assertThat(sink.err()).contains("waiting for Kafka at 127.0.0.1:1");
        }
    }

    /** Waits from within, then asks as a person would. */
    private JsonNode awaitFailing(TidendeProcess standalone, String uri) throws Exception {
        FeedCatalog catalog =
                new FeedCatalog(Map.of("bootstrap.servers", standalone.bootstrapServers()), new KafkaTopics(""));
        Await.until(
                () -> catalog.list().stream()
                        .anyMatch(listed -> listed.feed().getUri().equals(uri)
                                && listed.state() != null
                                && listed.state().getHealth() == FeedHealth.failing),
                "a failing " + uri,
                standalone::err);
        TidendeProcess list = TidendeProcess.start(
                folder, "feeds", "list", "--json", "--bootstrap-servers", standalone.bootstrapServers());
        assertThat(list.exitCode(60)).as(list.err()).isZero();
        for (String line : list.out().lines().toList()) {
            JsonNode feed = new ObjectMapper().readTree(line);
            if (feed.get("uri").asText().equals(uri)) {
                return feed;
            }
        }
        throw new AssertionError("not listed: " + uri + "\n" + list.out());
    }

    private static String ready(String http) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(http + "/ready")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
