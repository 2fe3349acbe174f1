package org.tidende.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The meta elements of a page by name, property, itemprop or http-equiv, in lower case. */
final class MetaTags {
    private static final int LONGEST = 20_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    MetaTags(Document page) {
        for (Element meta : page.getElementsByTag("meta")) {
            String content = meta.attr("content").strip();
            if (content.isEmpty() || content.length() > LONGEST) {
                continue;
            }
            for (String key : new String[] {"property", "name", "itemprop", "http-equiv"}) {
                String name = meta.attr(key).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    values.computeIfAbsent(name, k -> new ArrayList<>(1)).add(content);
                }
            }
        }
    }

    /** Of the first name that has any. */
    List<String> all(String... names) {
        for (String name : names) {
            List<String> found = values.get(name);
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    /** Null when there is none. */
    String first(String... names) {
        List<String> found = all(names);
        return found.isEmpty() ? null : found.getFirst();
    }
}
