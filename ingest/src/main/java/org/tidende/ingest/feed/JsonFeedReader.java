package org.tidende.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). Read as a stream: what stands before the place where a document breaks off is
 * returned. A number as id counts as its digits, as the specification asks.
 */
final class JsonFeedReader {
    /** Field of what should have been an object and is not. */
    private static final String ALONE = "";

    private static final int MOST_IN_TEXT = 100;
    private static final int MOST_NESTING = 200;
    private static final int LONGEST_STRING = 20_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .maxStringLength(LONGEST_STRING)
                    .build())
            .build();

    private final FeedDraft feed = new FeedDraft();
    private final String base;
    private final Problems problems;

    JsonFeedReader(String base, Problems problems) {
        this.base = base;
        this.problems = problems;
    }

    /** Whether the first sign that is no white space begins an object. */
    static boolean isJson(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] > ' ' && text[i] != '\uFEFF') {
                return text[i] == '{';
            }
        }
        return false;
    }

    FeedDraft read(char[] text, int length) {
        int from = 0;
        while (text[from] != '{') {
            from++;
        }
        try (JsonParser json = FACTORY.createParser(text, from, length - from)) {
            problems.locate(() -> json.currentLocation().getLineNr());
            json.nextToken();
            boolean looksLikeFeed = false;
            boolean declared = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                declared |= name.equals("version") && string(json).contains("jsonfeed.org");
                if (name.equals("items") && json.currentToken() == JsonToken.START_ARRAY) {
                    looksLikeFeed = true;
                    feed.format = ParsedFeed.Format.JSON;
                    items(json);
                } else {
                    ofFeed(name, json);
                }
                if (declared || looksLikeFeed) {
                    feed.format = ParsedFeed.Format.JSON;
                }
            }
        } catch (IOException broken) {
            problems.add("JSON that is broken, from there on nothing is read", line(broken));
        }
        problems.locate(Problems.NOWHERE);
        return feed;
    }

    private static int line(IOException broken) {
        return broken instanceof com.fasterxml.jackson.core.JsonProcessingException json && json.getLocation() != null
                ? json.getLocation().getLineNr()
                : 0;
    }

    private void ofFeed(String name, JsonParser json) throws IOException {
        switch (name) {
            case "title" -> feed.title = PlainText.escape(string(json));
            case "home_page_url" -> feed.link = address(string(json));
            case "feed_url" -> feed.id = blankToNull(string(json));
            case "description" -> feed.description = PlainText.escape(string(json));
            case "language" -> feed.language = language(string(json));
            case "icon", "favicon" -> feed.icon = feed.icon == null ? address(string(json)) : feed.icon;
            case "author", "authors" -> people(json, feed.authors);
            default -> json.skipChildren();
        }
    }

    private void items(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                problems.add("an item that is no object");
            } else if (feed.entries.size() == FeedParser.MOST_ENTRIES) {
                json.skipChildren();
                problems.add("more than " + FeedParser.MOST_ENTRIES + " entries: the rest is left out");
            } else {
                EntryDraft entry = new EntryDraft();
                feed.entries.add(entry);
                item(json, entry);
            }
        }
    }

    private void item(JsonParser json, EntryDraft entry) throws IOException {
        String plain = null;
        String external = null;
        String image = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> {
                    entry.guid = blankToNull(string(json));
                    entry.guidIsLink = true;
                }
                case "url" -> entry.link = address(string(json));
                case "external_url" -> external = address(string(json));
                case "title" -> entry.title = PlainText.escape(string(json));
                case "content_html" -> entry.content(string(json), base, null);
                case "content_text" -> plain = string(json);
                case "summary" -> entry.summary = blankToNull(PlainText.escape(string(json)));
                case "image", "banner_image" -> image = image == null ? address(string(json)) : image;
                case "date_published" ->
                    entry.published = problems.date(string(json).strip(), entry);
                case "date_modified" ->
                    entry.updated = problems.date(string(json).strip(), entry);
                case "author", "authors" -> people(json, entry.authors);
                case "tags" -> strings(json).forEach(entry::keyword);
                case "language" -> entry.language = language(string(json));
                case "attachments" -> attachments(json, entry);
                default -> json.skipChildren();
            }
        }
        entry.link = entry.link == null ? external : entry.link;
        if (entry.content == null && plain != null && !plain.isBlank()) {
            entry.content(PlainText.escape(plain), base, null);
        }
        entry.media("image", image, null, null);
    }

    private void attachments(JsonParser json, EntryDraft entry) throws IOException {
        for (Map<String, String> attachment : objects(json)) {
            String size = attachment.get("size_in_bytes");
            entry.media(
                    "enclosure",
                    address(attachment.getOrDefault("url", attachment.getOrDefault(ALONE, ""))),
                    attachment.get("mime_type"),
                    size != null && size.matches("\\d{1,15}") ? Long.valueOf(size) : null);
        }
    }

    private void people(JsonParser json, List<FeedPerson> people) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            FeedDraft.add(people, FeedPerson.of(string(json)));
            return;
        }
        for (Map<String, String> author : objects(json)) {
            if (author.containsKey(ALONE)) {
                FeedDraft.add(people, FeedPerson.of(author.get(ALONE)));
                continue;
            }
            String uri = blankToNull(author.getOrDefault("url", ""));
            boolean mail = uri != null && uri.startsWith("mailto:");
            String name = PlainText.of(PlainText.escape(author.getOrDefault("name", "")));
            FeedDraft.add(
                    people,
                    new FeedPerson(
                            name,
                            mail ? uri.substring(7) : null,
                            mail || uri == null ? null : Links.resolve(base, uri)));
        }
    }

    /** One object, or those of an array, with their scalar fields; what stands in an object's place is its only field. */
    private static List<Map<String, String>> objects(JsonParser json) throws IOException {
        List<Map<String, String>> all = new ArrayList<>(2);
        if (json.currentToken() == JsonToken.START_OBJECT) {
            all.add(object(json));
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                String scalar = json.currentToken() == JsonToken.START_OBJECT ? "" : string(json);
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    all.add(object(json));
                } else if (!scalar.isBlank()) {
                    all.add(Map.of(ALONE, scalar));
                }
            }
        }
        return all;
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            String value = string(json);
            if (!value.isBlank()) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static List<String> strings(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return List.of(PlainText.escape(string(json)).split(",", MOST_IN_TEXT));
        }
        List<String> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            all.add(PlainText.escape(string(json)));
        }
        return all;
    }

    /** A scalar as text; anything else is passed over and empty. */
    private static String string(JsonParser json) throws IOException {
        if (json.currentToken() != null && json.currentToken().isScalarValue()) {
            return json.currentToken() == JsonToken.VALUE_NULL ? "" : PlainText.whole(json.getText());
        }
        json.skipChildren();
        return "";
    }

    private String address(String text) {
        return text.isBlank() ? null : Links.resolve(base, text);
    }

    private static String language(String declared) {
        return blankToNull(Languages.tag(declared));
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
