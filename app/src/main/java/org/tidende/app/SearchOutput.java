package org.tidende.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;
import org.tidende.sink.Hit;
import org.tidende.sink.SearchResult;

/** A search result for people and for programs. */
final class SearchOutput {
    private final PrintWriter out;

    SearchOutput(PrintWriter out) {
        this.out = out;
    }

    /** One object on one line. */
    void json(SearchResult result) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("total", result.total());
            json.writeArrayFieldStart("hits");
            for (Hit hit : result.hits()) {
                write(json, hit);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println(text);
        out.flush();
    }

    private static void write(JsonGenerator json, Hit hit) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", hit.id());
        json.writeStringField("url", hit.url());
        json.writeStringField("headline", hit.headline());
        json.writeStringField("language", hit.language());
        json.writeStringField(
                "contentCreated",
                hit.contentCreated() == null ? null : hit.contentCreated().toString());
        json.writeNumberField("revision", hit.revision());
        json.writeArrayFieldStart("actors");
        for (Hit.Actor actor : hit.actors()) {
            json.writeStartObject();
            json.writeStringField("uri", actor.uri());
            json.writeStringField("name", actor.name());
            json.writeStringField("type", actor.type());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("topics");
        for (Hit.Topic topic : hit.topics()) {
            json.writeStartObject();
            json.writeStringField("uri", topic.uri());
            json.writeStringField("name", topic.name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("score", hit.score());
        json.writeEndObject();
    }

    /** A short paragraph a hit. */
    void text(SearchResult result) {
        out.println(result.total()
                + (result.total() == 1 ? " article" : " articles")
                + (result.hits().size() < result.total()
                        ? ", the first " + result.hits().size()
                        : ""));
        for (Hit hit : result.hits()) {
            out.println();
            out.println(hit.headline());
            out.println("  " + (hit.language() == null ? "?" : hit.language()) + "  "
                    + (hit.contentCreated() == null ? "undated" : hit.contentCreated())
                    + (hit.revision() > 1 ? "  revision " + hit.revision() : ""));
            out.println("  " + (hit.url() == null ? hit.id() : hit.url()));
            if (!hit.actors().isEmpty()) {
                out.println("  actors: "
                        + hit.actors().stream().map(Hit.Actor::name).collect(Collectors.joining(", ")));
            }
            if (!hit.topics().isEmpty()) {
                out.println("  topics: "
                        + hit.topics().stream().map(Hit.Topic::name).collect(Collectors.joining(", ")));
            }
        }
        out.flush();
    }
}
