package org.tidende.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks the index of articles; withdrawn and withheld ones are not seen. Safe for use by several threads. */
public final class ArticleSearch implements AutoCloseable {
    private final OpenSearchClient client;
    private final String indexPrefix;

    /** Asks nothing yet. */
    public ArticleSearch(OpenSearchConfig config, String indexPrefix) {
        this.indexPrefix = SinkConfig.requireIndexPrefix(indexPrefix);
        this.client = new OpenSearchClient(config);
    }

    /**
     * Finds articles. Before the first article is written there is nothing to find, which is no error.
     *
     * @throws IndexUnavailableException when no node answers, or the cluster can't now
     * @throws IndexException when the cluster refuses, or no sink has ever written under this prefix there
     */
    public SearchResult search(SearchQuery query) {
        String alias = IndexNames.alias(indexPrefix);
        IndexAnswer answer = ask(alias, query);
        if (answer.status() == 404 && "index_not_found_exception".equals(answer.errorType())) {
            return nothingYet();
        }
        checked(answer, "the index " + alias);
        JsonNode hits = answer.json().path("hits");
        if (!hits.isObject()) {
            throw new IndexException("the answer of " + client.addresses() + " is no search result");
        }
        List<Hit> found = new ArrayList<>();
        hits.path("hits").forEach(hit -> found.add(hit(hit)));
        return new SearchResult(hits.path("total").path("value").asLong(), found);
    }

    private IndexAnswer ask(String alias, SearchQuery query) {
        try {
            return client.post("/" + alias + "/_search", SearchRequest.of(query));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** A wrong prefix or a wrong cluster looks just like an empty one: the template tells them apart. */
    private SearchResult nothingYet() {
        String template = IndexNames.templates(indexPrefix);
        IndexAnswer answer;
        try {
            answer = client.get("/_index_template/" + template);
        } catch (IOException e) {
            throw unreachable(e);
        }
        if (answer.status() == 404
                || answer.ok() && answer.json().path("index_templates").isEmpty()) {
            throw new IndexException("there are no articles at " + client.addresses() + ": the index template "
                    + template + " is missing, so no sink has written under the prefix '" + indexPrefix + "' there");
        }
        checked(answer, "the index template " + template);
        return new SearchResult(0, List.of());
    }

    private IndexUnavailableException unreachable(IOException e) {
        return new IndexUnavailableException(
                "the index can't be reached at " + client.addresses() + ": " + e.getMessage(), e);
    }

    private void checked(IndexAnswer answer, String what) {
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new IndexUnavailableException(what + " can't answer now: " + answer.describe());
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new IndexException(
                    what + " is not open to this user: " + answer.describe() + "; check user and password");
        }
        if (!answer.ok()) {
            throw new IndexException(what + " refused the question: " + answer.describe());
        }
    }

    private static Hit hit(JsonNode hit) {
        JsonNode source = hit.path("_source");
        List<Hit.Actor> actors = new ArrayList<>();
        source.path("actors")
                .forEach(actor -> actors.add(new Hit.Actor(
                        actor.path("uri").asText(),
                        actor.path("name").asText(),
                        actor.path("type").asText())));
        List<Hit.Topic> topics = new ArrayList<>();
        source.path("subjects")
                .forEach(subject -> topics.add(new Hit.Topic(
                        subject.path("uri").asText(), subject.path("name").asText())));
        return new Hit(
                hit.path("_id").asText(),
                source.path("url").asText(null),
                source.path("headline").asText(),
                source.path("language").asText(null),
                date(source.path("contentCreated").asText(null)),
                source.path("revision").asInt(),
                actors,
                topics,
                hit.path("_score").asDouble());
    }

    private static Instant date(String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            // Only a document that somebody else wrote holds anything but what we wrote.
            return null;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
