package org.tidende.enrich.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The endings of all languages. A name has a rough stem in each family of languages (mostly two or three different ones), a word of
 * a text one: that of the text's language. So a name given in English is found in Polish cases.
 */
public final class Stemmer {
    private final Map<String, EndingTable> tables = new TreeMap<>();
    private final Map<String, Endings> byLanguage = new TreeMap<>();
    private final List<RoughStem> families = new ArrayList<>();

    /** For each last letter of a word, a bit for each of the families that may cut it. */
    private final long[] lastLetters = new long[0x600];

    /** With the endings of this module. */
    public Stemmer() {
        for (String line : Resources.lines(Stemmer.class, "endings.tsv")) {
            List<String> cells = List.of(line.split("\t"));
            tables.put(cells.getFirst(), EndingTable.of(cells));
        }
        for (String line : Resources.lines(Stemmer.class, "clitics.tsv")) {
            String[] cells = line.split("\t");
            tables.put(cells[0], EndingTable.ofClitics(cells[1]));
        }
        Map<String, List<EndingTable>> members = new LinkedHashMap<>();
        tables.values().forEach(table -> members.computeIfAbsent(table.family(), family -> new ArrayList<>())
                .add(table));
        Map<String, RoughStem> byFamily = new TreeMap<>();
        members.forEach((family, all) -> byFamily.put(family, rough(all)));
        tables.forEach((language, table) -> byLanguage.put(language, new Endings(table, byFamily.get(table.family()))));
    }

    private RoughStem rough(List<EndingTable> family) {
        if (families.size() == Long.SIZE) {
            throw new IllegalStateException("endings.tsv has more than " + Long.SIZE + " families");
        }
        RoughStem rough = new RoughStem(family);
        for (char last = 0; last < lastLetters.length; last++) {
            if (rough.mayCut(last)) {
                lastLetters[last] |= 1L << families.size();
            }
        }
        families.add(rough);
        return rough;
    }

    /** The endings of a language; null where it has none, or the language is unknown (null). */
    public Endings endings(String language) {
        return language == null ? null : byLanguage.get(language);
    }

    EndingTable table(String language) {
        return tables.get(language);
    }

    /** Each of them cuts words in its own way. */
    List<RoughStem> families() {
        return families;
    }

    /** Which of the families may cut a folded word: a bit for each. */
    long cutters(char[] letters) {
        char last = letters.length == 0 ? 0 : letters[letters.length - 1];
        return last < lastLetters.length ? lastLetters[last] : 0;
    }

    /**
     * Whether a word can be a form of a name in a language; both are folded.
     *
     * @param group whether it is the name of an organisation or group, of whose members one speaks in the plural
     * @param adjective whether it may be an adjective: a word of a name of several, or a surname
     */
    public boolean inflects(String name, String word, String language, boolean group, boolean adjective) {
        Endings endings = endings(language);
        return endings == null || tables.get(language).numberOnly() && !group
                ? name.equals(word)
                : endings.inflects(name, word, adjective);
    }

    /** Whether names of any kind have an ending in a language; where it is unknown, in any language. */
    public boolean isEnding(String ending, String language) {
        if (language == null) {
            return byLanguage.values().stream().anyMatch(endings -> endings.contains(ending));
        }
        Endings endings = endings(language);
        return endings != null && !tables.get(language).numberOnly() && endings.contains(ending);
    }
}
