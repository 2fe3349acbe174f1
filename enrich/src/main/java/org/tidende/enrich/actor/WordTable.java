package org.tidende.enrich.actor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Resources;

/**
 * Words of languages, from a table of lines {@code da nb kind: word, word}; a line may have no kind. Immutable.
 */
final class WordTable {
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Set<String> languages = new TreeSet<>();

    /**
     * Reads a table beside this class.
     *
     * @param kinds what may stand behind the languages of a line
     */
    WordTable(String file, Set<String> kinds) {
        for (String line : Resources.lines(WordTable.class, file)) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split(" ");
            String last = head[head.length - 1];
            String kind = kinds.contains(last) ? last : "";
            for (String language : head) {
                if (!language.equals(kind)) {
                    languages.add(language);
                    Set<String> of = words.computeIfAbsent(key(language, kind), key -> new HashSet<>());
                    for (String word : line.substring(colon + 1).split(",")) {
                        of.add(Folding.fold(word.strip()));
                    }
                }
            }
        }
    }

    /** Languages that have words. */
    Set<String> languages() {
        return Set.copyOf(languages);
    }

    private static String key(String language, String kind) {
        return kind.isEmpty() ? language : language + ' ' + kind;
    }

    /** The words of a language, folded; empty where there are none. */
    Set<String> of(String language, String kind) {
        return words.getOrDefault(key(language, kind), Set.of());
    }
}
