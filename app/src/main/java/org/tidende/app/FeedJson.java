package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.FeedPerson;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.feed.ParsedFeed;
import org.tidende.ingest.feed.SafeHtml;
import org.tidende.ingest.page.HtmlText;

/**
 * A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). What that has no field for, and what was repaired, stands in an object of our
 * own. HTML is made safe, with absolute links; a summary is plain text.
 */
final class FeedJson implements BatchRun.Stage {
    private final FeedParser parser = new FeedParser();
    private final InstantSource clock;

    /** @param clock tells which dates lie ahead */
    FeedJson(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void write(BatchRun.Input input, JsonGenerator json) throws IOException {
        ParsedFeed feed = parser.parseResponse(input.bytes(), input.headers(), input.url());
        json.writeStringField("version", "https://jsonfeed.org/version/1.1");
        text(json, "title", feed.title());
        text(json, "home_page_url", feed.link());
        text(json, "feed_url", input.url());
        text(json, "description", feed.description());
        text(json, "icon", feed.icon());
        authors(json, feed.authors());
        text(json, "language", feed.language());
        json.writeArrayFieldStart("items");
        for (ParsedEntry entry : feed.entries()) {
            item(json, entry, entry.problemsAt(clock.instant()));
        }
        json.writeEndArray();
        json.writeObjectFieldStart("_tidende");
        json.writeStringField("format", feed.format().name().toLowerCase(Locale.ROOT));
        json.writeStringField("encoding", feed.charset());
        text(json, "id", feed.id());
        moment(json, "date_published", feed.published());
        moment(json, "date_modified", feed.updated());
        strings(json, "tags", feed.keywords());
        text(json, "rights", feed.rights());
        strings(json, "sitemaps", feed.sitemaps());
        json.writeArrayFieldStart("problems");
        for (String problem : feed.problems()) {
            json.writeString(problem);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, ParsedEntry entry, List<String> problems) throws IOException {
        json.writeStartObject();
        text(json, "id", entry.guid() == null ? entry.link() : entry.guid());
        text(json, "url", entry.link());
        text(json, "title", entry.title());
        String content = entry.contentHtml() == null ? entry.summaryHtml() : entry.contentHtml();
        if (entry.summaryHtml() != null) {
            text(json, "summary", HtmlText.paragraphs(SafeHtml.of(entry.summaryHtml(), entry.base())));
        }
        if (content != null) {
            String safe = SafeHtml.of(content, entry.base());
            text(json, "content_html", safe);
            text(json, "content_text", HtmlText.paragraphs(safe));
        }
        moment(json, "date_published", entry.published());
        moment(json, "date_modified", entry.updated());
        authors(json, entry.authors());
        strings(json, "tags", entry.keywords());
        text(json, "language", entry.language());
        attachments(json, entry.media());
        if (entry.rights() != null || entry.withdrawn() || !problems.isEmpty()) {
            json.writeObjectFieldStart("_tidende");
            text(json, "rights", entry.rights());
            if (entry.withdrawn()) {
                json.writeBooleanField("withdrawn", true);
            }
            strings(json, "problems", problems);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void attachments(JsonGenerator json, List<ParsedEntry.Media> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("attachments");
        for (ParsedEntry.Media media : all) {
            json.writeStartObject();
            json.writeStringField("url", media.href());
            json.writeStringField(
                    "mime_type", media.contentType() == null ? "application/octet-stream" : media.contentType());
            if (media.bytes() != null) {
                json.writeNumberField("size_in_bytes", media.bytes());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A person without an address of their own has that of their mail, as the format allows. */
    private static void authors(JsonGenerator json, List<FeedPerson> people) throws IOException {
        if (people.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("authors");
        for (FeedPerson person : people) {
            json.writeStartObject();
            text(json, "name", person.name());
            text(
                    json,
                    "url",
                    person.uri() != null || person.email() == null ? person.uri() : "mailto:" + person.email());
            text(json, "_email", person.email());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void moment(JsonGenerator json, String name, Instant moment) throws IOException {
        if (moment != null) {
            json.writeStringField(name, moment.toString());
        }
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
