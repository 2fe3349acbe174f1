package org.tidende.enrich.gazetteer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What we need of an entity in Wikidata's JSON (mediawiki.org/wiki/Wikibase/DataModel/JSON): of a large item the greater part is
 * passed over unread.
 */
final class WikidataItem {
    private static final Set<String> PARTS = Set.of("type", "id", "labels", "aliases");
    private static final Set<String> CLAIMS = Set.of("P31", "P27", "P17", "P297", "P39", "P1001", "P2389", "P1813");

    private final ObjectNode parts = JsonLines.MAPPER.createObjectNode();
    private final ObjectNode claims = JsonLines.MAPPER.createObjectNode();

    private WikidataItem() {}

    /** @throws IOException when it is no JSON object, or more than one */
    static WikidataItem read(byte[] bytes, int offset, int length) throws IOException {
        WikidataItem item = new WikidataItem();
        try (JsonParser json = JsonLines.MAPPER.getFactory().createParser(bytes, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("expected an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (PARTS.contains(name)) {
                    item.parts.set(name, JsonLines.MAPPER.readTree(json));
                } else if (name.equals("claims") && value == JsonToken.START_OBJECT) {
                    item.claims(json);
                } else {
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new IOException("something follows the object");
            }
        }
        return item;
    }

    private void claims(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String property = json.currentName();
            json.nextToken();
            if (CLAIMS.contains(property)) {
                claims.set(property, JsonLines.MAPPER.readTree(json));
            } else {
                json.skipChildren();
            }
        }
    }

    /** {@code Q42}; empty where there is none. */
    String id() {
        return parts.path("id").asText("");
    }

    boolean isItem() {
        return parts.path("type").asText("item").equals("item");
    }

    /** By language; empty lists stand for empty objects in dumps, and have no values either. */
    Iterable<JsonNode> labels() {
        return parts.path("labels");
    }

    String label() {
        JsonNode english = parts.path("labels").path("en");
        JsonNode any =
                english.isMissingNode() && parts.path("labels").elements().hasNext()
                        ? parts.path("labels").elements().next()
                        : english;
        return any.path("value").asText(id());
    }

    /** Lists by language. */
    Iterable<JsonNode> aliases() {
        return parts.path("aliases");
    }

    /** Statements that are not deprecated. */
    List<JsonNode> statements(String property) {
        List<JsonNode> statements = new ArrayList<>();
        for (JsonNode statement : claims.path(property)) {
            if (!statement.path("rank").asText("").equals("deprecated")) {
                statements.add(statement);
            }
        }
        return statements;
    }

    /** Ids of the items that a property has. */
    List<String> items(String property) {
        return statements(property).stream()
                .map(statement -> item(statement.path("mainsnak")))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** The id that a snak has; empty where the value is unknown or none. */
    static String item(JsonNode snak) {
        JsonNode value = snak.path("datavalue").path("value");
        String id = value.path("id").asText("");
        return id.isEmpty() && value.has("numeric-id")
                ? "Q" + value.get("numeric-id").asLong()
                : id;
    }

    /** A day, month or year by its precision; null where it is less exact, unknown or before our era. */
    static String date(JsonNode statement, String qualifier) {
        JsonNode value = statement
                .path("qualifiers")
                .path(qualifier)
                .path(0)
                .path("datavalue")
                .path("value");
        String time = value.path("time").asText("");
        if (!time.matches("\\+\\d{4}-\\d{2}-\\d{2}T.*")) {
            return null;
        }
        return switch (value.path("precision").asInt()) {
            case 9 -> time.substring(1, 5);
            case 10 -> time.substring(1, 8);
            case 11 -> time.substring(1, 11);
            default -> null;
        };
    }
}
