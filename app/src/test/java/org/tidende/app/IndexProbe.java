package org.tidende.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.Hit;
import org.tidende.sink.IndexException;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SearchQuery;

/** Asks the index from within the test, as often as waiting needs. */
final class IndexProbe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private IndexProbe() {}

    /** Hits of a query, at most 1,000; none while there is no index to ask. */
    static List<Hit> hits(String openSearch, String query) {
        try (ArticleSearch search = search(openSearch)) {
            return search.search(new SearchQuery(query, null, null, null, null, null, 1_000))
                    .hits();
        } catch (IndexException notYet) {
            return List.of();
        }
    }

    static ArticleSearch search(String openSearch) {
        return new ArticleSearch(OpenSearchConfig.of(URI.create(openSearch)), "tidende");
    }

    /** Ids of all articles, of at most 1,000. */
    static Set<String> ids(String openSearch) {
        Set<String> ids = new TreeSet<>();
        hits(openSearch, "*").forEach(hit -> ids.add(hit.id()));
        return ids;
    }

    /** All documents, however many: one that lies in the indices of two months is there twice. */
    static Contents contents(String openSearch) {
        return read(openSearch, "index", "headline\",\"body", (contents, hit) -> {
            JsonNode source = hit.path("_source");
            contents.add(
                    hit.path("_id").asText(),
                    source.path("headline").asText(),
                    source.path("body").asText());
        });
    }

    private static Contents read(String openSearch, String place, String fields, BiConsumer<Contents, JsonNode> taker) {
        Contents contents = new Contents(place);
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode page = post(
                    client,
                    openSearch + "/tidende-articles/_search?scroll=1m",
                    "{\"size\":1000,\"_source\":[\"" + fields + "\"],\"sort\":[\"_doc\"]}");
            while (!page.path("hits").path("hits").isEmpty()) {
                for (JsonNode hit : page.path("hits").path("hits")) {
                    taker.accept(contents, hit);
                }
                String scroll = JSON.writeValueAsString(page.path("_scroll_id").asText());
                page = post(client, openSearch + "/_search/scroll", "{\"scroll\":\"1m\",\"scroll_id\":" + scroll + "}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the index was read", e);
        }
        return contents;
    }

    /** The revision of each document. */
    static Contents revisions(String openSearch) {
        return read(
                openSearch,
                "index, revisions",
                "revision",
                (contents, hit) -> contents.add(
                        hit.path("_id").asText(),
                        "",
                        hit.path("_source").path("revision").asText()));
    }

    private static JsonNode post(HttpClient client, String address, String body)
            throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || json.path("timed_out").asBoolean()) {
            throw new IllegalStateException(address + " answers " + json);
        }
        return json;
    }
}
