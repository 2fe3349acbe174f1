package org.tidende.enrich.actor;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidende.contract.Language;
import org.tidende.enrich.text.Tokens;

/** Whether a sentence makes an actor of who is named in it: subject of a verb of saying, deciding or dealing ({@code acting-verbs.txt}). */
final class ActingVerbs {
    private static final WordTable TABLE =
            new WordTable("acting-verbs.txt", Set.of("first", "any", "link", "auxiliary", "and"));

    /** By the code of the language; to ask {@link Language} for it at each article costs more than the rest. */
    private static final Map<String, Set<String>> STOP_WORDS =
            Language.all().stream().collect(Collectors.toUnmodifiableMap(Language::code, Language::stopWords));

    /** As many words may stand between subject and verb. */
    private static final int REACH = 3;

    /** As many between an auxiliary and a verb that closes the sentence. */
    private static final int CLAUSE = 12;

    private final Set<String> verbs;
    private final Set<String> others;
    private final Set<String> first;
    private final Set<String> links;
    private final Set<String> auxiliaries;
    private final Set<String> conjunctions;
    private final Set<String> frequent;

    /** @param language BCP 47; null where unknown, which has none */
    ActingVerbs(String language) {
        verbs = of(language, "");
        others = of(language, "any");
        Set<String> own = of(language, "first");
        first = own.isEmpty() ? verbs : own;
        links = of(language, "link");
        auxiliaries = of(language, "auxiliary");
        conjunctions = of(language, "and");
        frequent = language == null ? Set.of() : STOP_WORDS.getOrDefault(language, Set.of());
    }

    private static Set<String> of(String language, String kind) {
        return language == null ? Set.of() : TABLE.of(language, kind);
    }

    /** Whether a verb of acting has the name that ends before this word as its subject. */
    boolean behind(Tokens tokens, int after) {
        return behind(tokens, after, false);
    }

    /** The same, also with verbs that companies and clubs have. */
    boolean anyBehind(Tokens tokens, int after) {
        return behind(tokens, after, true);
    }

    private boolean behind(Tokens tokens, int after, boolean any) {
        boolean joined = false;
        int between = 0;
        for (int at = after; at < tokens.size() && tokens.spaced(at) && between <= REACH; at++, between++) {
            String word = tokens.folded(at);
            if (tokens.capital(at)) {
                if (!joined) {
                    return false;
                }
                // The second subject may have several words.
                between--;
            } else if (verbs.contains(word) || any && others.contains(word)) {
                return true;
            } else if (conjunctions.contains(word) && !joined) {
                joined = at + 1 < tokens.size() && tokens.capital(at + 1);
                if (!joined) {
                    return false;
                }
            } else if (auxiliaries.contains(word)) {
                return closes(tokens, at + 1, any);
            } else if (links.contains(word)) {
                joined = false;
            } else {
                return false;
            }
        }
        return false;
    }

    /** Behind an auxiliary of German or Dutch the verb stands at the end: "Moskau hat die Vorwürfe am Abend zurückgewiesen". */
    private boolean closes(Tokens tokens, int from, boolean any) {
        for (int at = from; at < tokens.size() && at < from + CLAUSE && tokens.spaced(at); at++) {
            String word = tokens.folded(at);
            if (!tokens.capital(at) && (verbs.contains(word) || any && others.contains(word))) {
                return true;
            }
        }
        return false;
    }

    /** Whether such a verb stands right before this word: "sagde Moskva", "accused Moscow". */
    boolean before(Tokens tokens, int word) {
        return word > 0 && tokens.spaced(word) && !tokens.capital(word - 1) && first.contains(tokens.folded(word - 1));
    }

    /** Whether another name is joined to the one that ends before this word. */
    boolean joined(Tokens tokens, int after) {
        return after + 1 < tokens.size()
                && tokens.spaced(after)
                && tokens.capital(after + 1)
                && conjunctions.contains(tokens.folded(after));
    }

    /** Whether a word is one of the language's most frequent: no noun. */
    boolean isFrequent(String folded) {
        return frequent.contains(folded) || links.contains(folded);
    }
}
