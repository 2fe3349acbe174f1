package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tidende.contract.Sizes;

/** Keywords, section and image. */
final class PageLists {
    private static final int LONGEST = 200;

    private PageLists() {}

    static List<String> keywords(ObjectNode article, MetaTags meta) {
        Set<String> found = new LinkedHashSet<>();
        JsonNode keywords = article == null ? null : article.get("keywords");
        if (keywords != null) {
            for (JsonNode one : keywords.isArray() ? keywords : List.of(keywords)) {
                add(one.isObject() ? one.path("name").asText() : one.asText(), found);
            }
        }
        for (String name : List.of(
                "news_keywords",
                "article:tag",
                "og:article:tag",
                "parsely-tags",
                "sailthru.tags",
                "keywords",
                "dc.subject")) {
            if (found.isEmpty()) {
                meta.all(name).forEach(value -> add(value, found));
            }
        }
        return Sizes.items(new ArrayList<>(found), Sizes.LIST);
    }

    private static void add(String text, Set<String> found) {
        for (String part : text.split("[,;|]")) {
            String keyword = part.replaceAll("\\s+", " ").strip();
            if (!keyword.isEmpty() && keyword.length() <= LONGEST) {
                found.add(keyword);
            }
        }
    }

    /** Null when there is none. */
    static String section(ObjectNode article, MetaTags meta) {
        JsonNode section = article == null ? null : article.get("articleSection");
        section = section != null && section.isArray() ? section.get(0) : section;
        String text = section != null && section.isTextual()
                ? section.asText()
                : meta.first(
                        "article:section", "section", "og:article:section", "parsely-section", "cxenseparse:category");
        text = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return text.isEmpty() || text.length() > LONGEST ? null : text;
    }

    /** Null when there is none. */
    static String image(JsonLd.Objects data, ObjectNode article, MetaTags meta, String url) {
        String image = Links.absolute(
                meta.first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"),
                url);
        if (image != null || article == null) {
            return image;
        }
        JsonNode node = article.get("image");
        node = node != null && node.isArray() ? node.get(0) : node;
        if (node == null) {
            return null;
        }
        node = data.resolve(node);
        return Links.absolute(
                node.isObject()
                        ? node.path("url").asText(node.path("contentUrl").asText())
                        : node.asText(),
                url);
    }
}
