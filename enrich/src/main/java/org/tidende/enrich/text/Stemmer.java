package org.tidende.enrich.text;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The endings of all languages. A name has a rough stem in each of them (mostly one or two different ones), a word of a text one:
 * that of the text's language. So a name given in English is found in Polish cases.
 */
public final class Stemmer {
    private final Map<String, Endings> byLanguage = new TreeMap<>();

    /** With the endings of this module. */
    public Stemmer() {
        for (String line : Resources.lines(Stemmer.class, "endings.tsv")) {
            String[] cells = line.split("\t");
            Set<String> folded = new TreeSet<>();
            for (String ending : cells[1].split(" ")) {
                folded.add(Folding.fold(ending));
            }
            byLanguage.put(cells[0], new Endings(folded));
        }
    }

    /** The endings of a language; null where it has none, or the language is unknown (null). */
    public Endings endings(String language) {
        return language == null ? null : byLanguage.get(language);
    }

    /** All of them, in the order of their languages. */
    Collection<Endings> all() {
        return byLanguage.values();
    }

    /** Whether a word can be a form of a name in a language; both are folded. */
    public boolean inflects(String name, String word, String language) {
        Endings endings = endings(language);
        return endings == null ? name.equals(word) : endings.inflects(name, word);
    }

    /** Whether a language has an ending; where it is unknown, whether any has. */
    public boolean isEnding(String ending, String language) {
        if (language == null) {
            return byLanguage.values().stream().anyMatch(endings -> endings.contains(ending));
        }
        Endings endings = endings(language);
        return endings != null && endings.contains(ending);
    }
}
