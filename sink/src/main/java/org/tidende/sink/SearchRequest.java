package org.tidende.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tidende.contract.Language;

/** The request body of a question: words score, everything else filters. */
final class SearchRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Above so many words, times some thirty fields, the cluster refuses the number of clauses. */
    private static final int MOST_WORDS_IN_ALL_LANGUAGES = 20;

    private SearchRequest() {}

    static byte[] of(SearchQuery query) {
        ObjectNode body = JSON.createObjectNode();
        body.put("size", query.size());
        body.put("track_total_hits", true);
        body.putArray("_source")
                .add("url")
                .add("headline")
                .add("language")
                .add("contentCreated")
                .add("revision")
                .add("actors.uri")
                .add("actors.name")
                .add("actors.type")
                .add("subjects.uri")
                .add("subjects.name");
        ObjectNode bool = body.putObject("query").putObject("bool");
        if (!query.text().isEmpty()) {
            words(bool.putArray("must"), query);
        }
        ArrayNode filter = bool.putArray("filter");
        named(filter, query.actor(), "actorUris", "actorNames");
        named(filter, query.topic(), "subjectUris", "subjectNames");
        if (query.language() != null) {
            filter.addObject().putObject("term").put("language", code(query.language()));
        }
        if (query.from() != null || query.to() != null) {
            ObjectNode range = filter.addObject().putObject("range").putObject("contentCreated");
            if (query.from() != null) {
                range.put("gte", query.from().toString());
            }
            if (query.to() != null) {
                range.put("lt", query.to().toString());
            }
        }
        ArrayNode sort = body.putArray("sort");
        if (!query.text().isEmpty()) {
            sort.add("_score");
        }
        sort.addObject().putObject("versionCreated").put("order", "desc");
        return IndexTemplate.bytes(body);
    }

    private static void words(ArrayNode must, SearchQuery query) {
        ObjectNode words = must.addObject().putObject("simple_query_string");
        words.put("query", query.text());
        words.put("default_operator", "and");
        ArrayNode fields = words.putArray("fields");
        fields.add("headline^2").add("summary").add("body");
        String analyzer = Language.of(query.language()).map(Language::analyzer).orElse("");
        if (IndexTemplate.analyzers().contains(analyzer)) {
            fields.add("text." + analyzer);
        } else if (query.text().split("\\s+").length <= MOST_WORDS_IN_ALL_LANGUAGES) {
            fields.add("text.*");
        }
    }

    /** A URI has a colon; a name is words of the folded name, next to one another. */
    private static void named(ArrayNode filter, String asked, String uris, String names) {
        if (asked == null) {
            return;
        }
        if (asked.indexOf(':') > 0 && asked.indexOf(' ') < 0) {
            filter.addObject().putObject("term").put(uris, asked);
        } else {
            filter.addObject().putObject("match_phrase").put(names, asked);
        }
    }

    private static String code(String language) {
        return Language.of(language).map(Language::code).orElse(language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT));
    }
}
