package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.feed.ParsedFeed;
import org.tidende.ingest.page.HtmlText;

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), with what was repaired in an object of our own. */
final class FeedJson implements BatchRun.Stage {
    private final FeedParser parser = new FeedParser();

    @Override
    public void write(BatchRun.Input input, JsonGenerator json) throws IOException {
        ParsedFeed feed = parser.parse(input.bytes(), input.contentType(), input.url());
        json.writeStringField("version", "https://jsonfeed.org/version/1.1");
        text(json, "title", feed.title());
        text(json, "home_page_url", feed.link());
        text(json, "feed_url", input.url());
        text(json, "description", feed.description());
        text(json, "language", feed.language());
        json.writeArrayFieldStart("items");
        for (ParsedEntry entry : feed.entries()) {
            item(json, entry);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("_tidende");
        json.writeStringField("format", feed.format().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringField("encoding", feed.charset());
        strings(json, "problems", feed.problems());
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, ParsedEntry entry) throws IOException {
        json.writeStartObject();
        text(json, "id", entry.guid() == null ? entry.link() : entry.guid());
        text(json, "url", entry.link());
        text(json, "title", entry.title());
        String content = entry.contentHtml() == null ? entry.summaryHtml() : entry.contentHtml();
        if (entry.summaryHtml() != null) {
            text(json, "summary", HtmlText.paragraphs(entry.summaryHtml()));
        }
        text(json, "content_html", content);
        if (content != null) {
            text(json, "content_text", HtmlText.paragraphs(content));
        }
        text(
                json,
                "date_published",
                entry.published() == null ? null : entry.published().toString());
        text(
                json,
                "date_modified",
                entry.updated() == null ? null : entry.updated().toString());
        if (entry.by() != null) {
            json.writeArrayFieldStart("authors");
            json.writeStartObject();
            json.writeStringField("name", entry.by());
            json.writeEndObject();
            json.writeEndArray();
        }
        if (!entry.keywords().isEmpty()) {
            strings(json, "tags", entry.keywords());
        }
        text(json, "language", entry.language());
        if (!entry.media().isEmpty()) {
            json.writeArrayFieldStart("attachments");
            for (ParsedEntry.Media media : entry.media()) {
                json.writeStartObject();
                json.writeStringField("url", media.href());
                json.writeStringField(
                        "mime_type", media.contentType() == null ? "application/octet-stream" : media.contentType());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
