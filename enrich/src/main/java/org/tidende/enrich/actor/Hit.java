package org.tidende.enrich.actor;

import java.util.List;
import java.util.Set;

/**
 * A place where a name stands and whose it may be.
 *
 * @param field of the article
 * @param order place among the article's hits, from 0
 * @param start first code point
 * @param end code point after the last
 * @param exact the text as it stands
 * @param stem whether only the stems agree
 * @param readings the names it may be, never empty
 * @param affiliations countries that words of affiliation before it name: "the Russian minister Lavrov"
 * @param early whether it stands in the first fifth of the article
 */
record Hit(
        String field,
        int order,
        int start,
        int end,
        String exact,
        boolean stem,
        List<Reading> readings,
        Set<String> affiliations,
        boolean early) {

    /**
     * One of the names that stand here.
     *
     * @param name its number
     * @param actor number of its actor
     * @param kind of the name
     * @param ownLanguage whether the name is of the text's language
     * @param confidence 0-100
     */
    record Reading(int name, int actor, Name.Kind kind, boolean ownLanguage, int confidence) {}

    boolean onlySurnames() {
        return readings.stream().allMatch(reading -> reading.kind() == Name.Kind.SURNAME);
    }
}
