package org.tidende.enrich.text;

import java.util.ArrayList;
import java.util.List;
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
    private final List<Endings> different = new ArrayList<>();

    /** Languages that inflect names by number alone. */
    private final Set<String> numberOnly = new TreeSet<>();

    /** For each last letter of an ending, a bit for each of the different ones that have it. */
    private final long[] lastLetters = new long[0x600];

    /** With the endings of this module. */
    public Stemmer() {
        for (String line : Resources.lines(Stemmer.class, "endings.tsv")) {
            String[] cells = line.split("\t");
            Set<String> folded = new TreeSet<>();
            for (String ending : cells[1].split(" ")) {
                folded.add(Folding.fold(ending));
            }
            byLanguage.put(cells[0], endings(folded, ""));
            if (cells.length > 2) {
                numberOnly.add(cells[0]);
            }
        }
        for (String line : Resources.lines(Stemmer.class, "clitics.tsv")) {
            String[] cells = line.split("\t");
            byLanguage.put(cells[0], endings(Set.of(), Folding.fold(cells[1].replace(" ", ""))));
        }
    }

    /** Languages with the same endings share them. */
    private Endings endings(Set<String> folded, String clitics) {
        for (Endings known : different) {
            if (known.same(folded, clitics)) {
                return known;
            }
        }
        Endings endings = new Endings(folded, clitics);
        for (String ending : folded) {
            lastLetters[ending.charAt(ending.length() - 1)] |= 1L << different.size();
        }
        different.add(endings);
        if (different.size() > Long.SIZE) {
            throw new IllegalStateException("endings.tsv has more than " + Long.SIZE + " different lists of endings");
        }
        return endings;
    }

    /** The endings of a language; null where it has none, or the language is unknown (null). */
    public Endings endings(String language) {
        return language == null ? null : byLanguage.get(language);
    }

    /** The different ones among them. */
    List<Endings> different() {
        return different;
    }

    /** Which of the different ones may cut a folded word: a bit for each. */
    long cutters(char[] letters) {
        char last = letters.length == 0 ? 0 : letters[letters.length - 1];
        return last < lastLetters.length ? lastLetters[last] : 0;
    }

    /**
     * Whether a word can be a form of a name in a language; both are folded.
     *
     * @param group whether it is the name of an organisation or group, of whose members one speaks in the plural
     */
    public boolean inflects(String name, String word, String language, boolean group) {
        Endings endings = endings(language);
        return endings == null || numberOnly.contains(language) && !group
                ? name.equals(word)
                : endings.inflects(name, word);
    }

    /** Whether names of any kind have an ending in a language; where it is unknown, in any language. */
    public boolean isEnding(String ending, String language) {
        if (language == null) {
            return byLanguage.values().stream().anyMatch(endings -> endings.contains(ending));
        }
        Endings endings = endings(language);
        return endings != null && !numberOnly.contains(language) && endings.contains(ending);
    }
}
