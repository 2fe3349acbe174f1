package org.tidende.enrich.actor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to write what {@code sameAs} names: items of Wikidata go by their concept URI, however their page was linked. */
final class SameUri {
    private static final Pattern WIKIDATA =
            Pattern.compile("https?://(www\\.|m\\.)?wikidata\\.org/(wiki|entity)/(Q[1-9]\\d*)");

    private SameUri() {}

    static String of(String uri) {
        Matcher item = WIKIDATA.matcher(uri);
        return item.matches() ? "http://www.wikidata.org/entity/" + item.group(3) : uri;
    }
}
