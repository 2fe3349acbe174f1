package org.tidende.enrich.actor;

import java.util.Map;
import java.util.Set;
import org.tidende.enrich.text.Tokens;

/** Whether a preposition stands before a name, and what it makes of it: a place rather than a person, the end of a longer name. */
final class Prepositions {
    /** After these a name ends: president of Russia Vladimir Putin. */
    private static final Set<String> OF = Set.of(
            "of", "af", "av", "van", "fra", "fran", "from", "in", "i", "de", "di", "do", "du", "a", "en", "em", "u",
            "w", "v");

    private static final Set<String> ARTICLES =
            Set.of("la", "le", "les", "l", "los", "las", "el", "il", "lo", "gli", "o", "os", "as");

    /** Prepositions behind which a city is a place, and articles that persons don't have, folded. */
    private static final Set<String> LOCATIVES = Set.of(
            "la", "l", "aux", "au", "into", "near", "outside", "around", "across", "til", "till", "hos", "ved", "nær",
            "naer", "nara", "bei", "aus", "nach", "um", "uit", "naar", "te", "na", "z", "ze", "do", "iz", "из", "в",
            "во", "у", "з", "до", "на", "под", "over", "pa", "på", "from", "to", "at", "dans", "vers", "hacia", "desde",
            "para", "in", "sur");

    /** How "in" is called, where that is nothing else, folded. */
    private static final Map<String, Set<String>> IN = Map.ofEntries(
            Map.entry("da", Set.of("i")),
            Map.entry("nb", Set.of("i")),
            Map.entry("nn", Set.of("i")),
            Map.entry("sv", Set.of("i")),
            Map.entry("en", Set.of("in")),
            Map.entry("de", Set.of("in")),
            Map.entry("nl", Set.of("in", "te")),
            Map.entry("es", Set.of("en")),
            Map.entry("pt", Set.of("em")),
            Map.entry("pl", Set.of("w", "we")),
            Map.entry("cs", Set.of("v", "ve")),
            Map.entry("sk", Set.of("v", "vo")),
            Map.entry("hr", Set.of("u")),
            Map.entry("bs", Set.of("u")),
            Map.entry("sr", Set.of("u", "у")),
            Map.entry("ru", Set.of("в")),
            Map.entry("bg", Set.of("в")),
            Map.entry("uk", Set.of("в", "у")));

    private final Set<String> inside;

    /** @param language of the text, BCP 47; null where unknown */
    Prepositions(String language) {
        inside = language == null ? Set.of() : IN.getOrDefault(language, Set.of());
    }

    /** Whether a preposition stands before a name, or an article before a country's: "in Moscow", "la Hollande". */
    static boolean located(Tokens tokens, int first) {
        if (first == 0 || tokens.capital(first - 1) && !tokens.startsSentence(first - 1)) {
            return false;
        }
        String before = tokens.folded(first - 1);
        // "de" is "of" a person as often.
        return !before.equals("de") && (OF.contains(before) || LOCATIVES.contains(before));
    }

    /** Whether "in" stands before a name, as it does before towns and hardly before people. */
    boolean inside(Tokens tokens, int first) {
        return first > 0
                && !inside.isEmpty()
                && tokens.spaced(first)
                && !tokens.capital(first - 1)
                && inside.contains(tokens.folded(first - 1));
    }

    /** Whether what stands before a name says that it ends with it: "president of Russia". */
    static boolean behind(Tokens tokens, int first) {
        if (first == 0) {
            return false;
        }
        String before = tokens.folded(first - 1);
        return OF.contains(before) || first > 1 && ARTICLES.contains(before) && OF.contains(tokens.folded(first - 2));
    }
}
