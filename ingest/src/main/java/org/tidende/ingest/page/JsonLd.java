package org.tidende.ingest.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The objects of a page's JSON-LD scripts (schema.org), read as they are found in the wild: several values in a script, comments
 * around, trailing commas, raw line breaks in strings. A script that breaks off gives what stands before the break.
 */
final class JsonLd {
    private static final int MOST_OBJECTS = 20_000;
    private static final String BROKEN = "JSON-LD broken";

    /** What an object under these names says is of other things. */
    private static final Set<String> OTHERS = Set.of(
            "itemListElement",
            "mentions",
            "isPartOf",
            "hasPart",
            "comment",
            "review",
            "relatedLink",
            "isBasedOn",
            "citation",
            "breadcrumb",
            "publisher",
            "about",
            "subjectOf",
            "liveBlogUpdate",
            "potentialAction");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /**
     * @param articles what may describe the article of the page, the likeliest first
     * @param byId the objects that have an {@code @id}, for references to them
     */
    record Objects(List<ObjectNode> articles, Map<String, ObjectNode> byId) {
        /** The object that a reference stands for; what is none stays. */
        JsonNode resolve(JsonNode node) {
            if (node instanceof ObjectNode object && object.size() <= 2 && object.has("@id") && !object.has("name")) {
                ObjectNode found = byId.get(object.get("@id").asText());
                return found == null ? node : found;
            }
            return node;
        }
    }

    Objects read(List<Element> scripts, List<String> problems) {
        List<ObjectNode> articles = new ArrayList<>();
        Map<String, ObjectNode> byId = new HashMap<>();
        for (Element script : scripts) {
            for (JsonNode root : values(script.data(), problems)) {
                collect(root, articles, byId);
            }
        }
        // Stable: of the same rank the first in the page.
        articles.sort((a, b) -> Integer.compare(rank(b), rank(a)));
        return new Objects(articles, byId);
    }

    private List<JsonNode> values(String script, List<String> problems) {
        String json = bare(script);
        List<JsonNode> values = new ArrayList<>();
        if (json.isEmpty()) {
            return values;
        }
        try (MappingIterator<JsonNode> iterator =
                mapper.readerFor(JsonNode.class).readValues(json)) {
            while (iterator.hasNextValue()) {
                values.add(iterator.nextValue());
            }
        } catch (IOException broken) {
            if (!problems.contains(BROKEN)) {
                problems.add(BROKEN);
            }
            JsonNode salvaged = JsonSalvage.read(json, mapper);
            if (salvaged != null) {
                values.add(salvaged);
            }
        }
        return values;
    }

    private static String bare(String script) {
        String json = script.strip();
        for (String mark : List.of("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")) {
            if (json.startsWith(mark)) {
                json = json.substring(mark.length()).strip();
            }
        }
        for (String mark : List.of("-->", "]]>", ";", "//", "/*]]>*/")) {
            if (json.endsWith(mark)) {
                json = json.substring(0, json.length() - mark.length()).strip();
            }
        }
        return json.startsWith("{&quot;") ? org.jsoup.parser.Parser.unescapeEntities(json, false) : json;
    }

    private static void collect(JsonNode root, List<ObjectNode> articles, Map<String, ObjectNode> byId) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        for (int seen = 0; !open.isEmpty() && seen < MOST_OBJECTS; seen++) {
            JsonNode node = open.poll();
            if (node.isArray()) {
                node.forEach(open::add);
            } else if (node instanceof ObjectNode object) {
                if (object.size() > 2 && object.has("@id")) {
                    byId.putIfAbsent(object.get("@id").asText(), object);
                }
                if (rank(object) > 0) {
                    articles.add(object);
                }
                object.properties().forEach(property -> {
                    if (property.getValue().isContainerNode() && !OTHERS.contains(property.getKey())) {
                        open.add(property.getValue());
                    }
                });
            }
        }
    }

    /** How well an object's type fits an article: 0 is none. */
    private static int rank(ObjectNode object) {
        JsonNode type = object.get("@type");
        if (type == null) {
            return 0;
        }
        int rank = 0;
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            String name = one.asText();
            name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
            rank = Math.max(rank, rank(name));
        }
        boolean told = object.has("headline") || object.has("datePublished") || object.has("articleBody");
        return rank >= 3 ? rank * 2 + (told ? 1 : -4) : rank;
    }

    private static int rank(String type) {
        if (type.endsWith("NewsArticle")) {
            return 6;
        }
        if (type.endsWith("Article") || type.endsWith("BlogPosting") || type.equals("Report")) {
            return 5;
        }
        return switch (type) {
            case "Recipe", "Review", "SocialMediaPosting", "DiscussionForumPosting", "Statement", "ClaimReview" -> 3;
            case "WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "CreativeWork", "VideoObject", "Event" -> 1;
            default -> 0;
        };
    }
}
