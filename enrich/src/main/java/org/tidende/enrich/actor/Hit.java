package org.tidende.enrich.actor;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
 * @param acts whether the sentence makes an actor of a state or place: "Moscow said"
 * @param shadowed whether the capital of the word before, in a language where nouns have them, may be a first name's: "Leonard Cohen"
 * @param located whether words before say that it is rather a place: "in Moscow"
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
        boolean acts,
        boolean shadowed,
        boolean located,
        boolean early) {

    /**
     * One of the names that stand here.
     *
     * @param name its number
     * @param actor number of its actor
     * @param kind of the name
     * @param spot whether it is a state's or place's
     * @param ownLanguage whether the name is of the text's language
     * @param confidence 0-100
     */
    record Reading(int name, int actor, Name.Kind kind, boolean spot, boolean ownLanguage, int confidence) {}

    /** The same place with some of the readings, perhaps none. */
    Hit only(Predicate<Reading> kept) {
        List<Reading> some = readings.stream().filter(kept).toList();
        return new Hit(field, order, start, end, exact, stem, some, affiliations, acts, shadowed, located, early);
    }
}
