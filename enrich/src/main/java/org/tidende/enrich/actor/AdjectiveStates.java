package org.tidende.enrich.actor;

import java.util.Set;
import org.tidende.enrich.text.Tokens;

/** Languages that call some states by the adjective alone: Hrvatska, Njemačka. The ending of the word after it tells which it is. */
final class AdjectiveStates {
    private static final Set<String> LANGUAGES = Set.of("hr", "bs", "sr");

    /** How stems of adjectives end, folded. */
    private static final Set<String> ADJECTIVE_STEMS = Set.of("sk", "ck", "dn", "jn", "ск", "чк", "шк", "дн", "јн");

    /** Endings of adjectives, with which names of institutions begin, and how their stems end; folded. */
    private static final Set<String> ADJECTIVE_ENDINGS = Set.of(
            "i", "a", "e", "o", "u", "og", "oj", "om", "im", "ih", "и", "а", "е", "о", "у", "ог", "ој", "ом", "им",
            "их");

    private static final Set<String> INSTITUTION_STEMS = Set.of("n", "sk", "ck", "н", "ск", "чк", "шк");

    /** How verbs end that are like nouns in -a: "Hrvatska objavila", "poziva", "mora", "nema"; folded. */
    private static final Set<String> VERB_ENDINGS = Set.of("la", "va", "ra", "ma", "na", "ла", "ва", "ра", "ма", "на");

    /** Whether a language is one of them; null is none. */
    static boolean has(String language) {
        return language != null && LANGUAGES.contains(language);
    }

    /**
     * Whether a word that may be a state's name or an adjective is an adjective of the word after it, by its ending: "Hrvatska vlada",
     * but "Hrvatska je". Within a sentence only where an adjective follows: "Hrvatska demokratska zajednica".
     */
    boolean agrees(Tokens tokens, int first, int after) {
        if (after >= tokens.size() || !tokens.spaced(after) || tokens.capital(after)) {
            return false;
        }
        String word = tokens.folded(after - 1);
        String next = tokens.folded(after);
        if (next.length() <= 3) {
            return false;
        }
        String ending = word.endsWith("oj") || word.endsWith("om") || word.endsWith("ој") || word.endsWith("ом")
                ? word.substring(word.length() - 2)
                : word.substring(word.length() - 1);
        String stem = next.endsWith(ending) ? next.substring(0, next.length() - ending.length()) : "";
        boolean adjective = ADJECTIVE_STEMS.stream().anyMatch(stem::endsWith);
        if (!tokens.startsSentence(first) || adjective) {
            return adjective;
        }
        return switch (ending) {
            case "a", "а" -> !stem.isEmpty() && VERB_ENDINGS.stream().noneMatch(next::endsWith);
            case "e", "е" -> !stem.isEmpty() || next.endsWith("i") || next.endsWith("и");
            default -> !stem.isEmpty();
        };
    }

    /**
     * Whether a capitalised word begins the name of an institution that is the state's: "Narodne banke Srbije".
     *
     * @param head the word, folded
     * @param name of the state, folded; only a genitive is meant
     */
    boolean ofInstitution(String head, String name) {
        return "aeае".indexOf(name.charAt(name.length() - 1)) >= 0
                && ADJECTIVE_ENDINGS.stream()
                        .filter(head::endsWith)
                        .map(ending -> head.substring(0, head.length() - ending.length()))
                        .anyMatch(stem -> INSTITUTION_STEMS.stream().anyMatch(stem::endsWith));
    }
}
