package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The language that a page declares, as a BCP 47 tag: html lang, then meta elements, then JSON-LD. */
final class PageLanguage {
    private PageLanguage() {}

    /** Null when there is none that is well formed. */
    static String of(Document page, MetaTags meta, ObjectNode article) {
        Element html = page.getElementsByTag("html").first();
        String inLanguage = null;
        if (article != null && article.get("inLanguage") != null) {
            JsonNode node = article.get("inLanguage");
            node = node.isArray() ? node.path(0) : node;
            inLanguage = node.isObject()
                    ? node.path("alternateName").asText(node.path("name").asText())
                    : node.asText();
        }
        String[] declared = {
            html == null ? null : html.attr("lang"),
            html == null ? null : html.attr("xml:lang"),
            meta.first("content-language", "language", "dc.language", "dcterms.language", "dc:language"),
            meta.first("inlanguage"),
            meta.first("og:locale", "og:language"),
            inLanguage
        };
        for (String tag : declared) {
            String normal = normal(tag);
            if (normal != null) {
                return normal;
            }
        }
        return null;
    }

    static String normal(String tag) {
        if (tag == null || tag.isBlank() || tag.length() > 35) {
            return null;
        }
        String first = tag.strip().split("[,;\\s]", 2)[0].replace('_', '-');
        Locale locale = Locale.forLanguageTag(first);
        return locale.getLanguage().isEmpty() || locale.getLanguage().length() > 3 ? null : locale.toLanguageTag();
    }
}
