package org.tidende.ingest.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be had of JSON-LD that is no JSON: the texts under the names that matter, wherever they stand first. */
final class JsonSalvage {
    private static final Set<String> NAMES =
            Set.of("headline", "datePublished", "dateModified", "articleBody", "articleSection", "inLanguage");
    private static final Pattern PROPERTY = Pattern.compile("\"(\\w{8,16})\"\\s{0,20}:\\s{0,20}(?=\")");
    private static final Pattern AUTHOR = Pattern.compile(
            "\"author\"\\s{0,20}:[^\"]{0,40}(?:\"@type\"\\s{0,20}:\\s{0,20}\"\\w{1,40}\"\\s{0,20},\\s{0,20})?\"name\"\\s{0,20}:\\s{0,20}(?=\")");

    private JsonSalvage() {}

    /** Null when there is nothing. */
    static JsonNode read(String json, JsonMapper mapper) {
        ObjectNode object = mapper.createObjectNode();
        Matcher matcher = PROPERTY.matcher(json);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (NAMES.contains(name) && !object.has(name)) {
                put(object, name, json, matcher.end(), mapper);
            }
        }
        Matcher author = AUTHOR.matcher(json);
        if (author.find()) {
            put(object, "author", json, author.end(), mapper);
        }
        if (object.isEmpty()) {
            return null;
        }
        return object.put("@type", "Article");
    }

    private static void put(ObjectNode object, String name, String json, int at, JsonMapper mapper) {
        try (JsonParser parser = mapper.createParser(json.substring(at, Math.min(json.length(), at + 600_000)))) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                object.put(name, parser.getText());
            }
        } catch (IOException broken) {
            // The text itself breaks off: as good as not there, and the whole is reported as broken already.
            object.remove(name);
        }
    }
}
