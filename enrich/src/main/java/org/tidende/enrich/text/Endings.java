package org.tidende.enrich.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The endings that names take in one language, and the words of one letter that it writes together with the next (Arabic and
 * Hebrew "and", "in", "to"). A name and a word of a text meet in a rough stem; {@link #inflects} then judges whether the word can
 * be a form of the name. Immutable.
 */
public final class Endings {
    private static final int LONGEST_REPLACED = 2;
    private static final char LAM = 'ل';
    private static final char ALEF = 'ا';

    private final EndingTable table;
    private final RoughStem rough;
    private final Set<String> withAdjectives;

    Endings(EndingTable table, RoughStem rough) {
        this.table = table;
        this.rough = rough;
        withAdjectives = new TreeSet<>(table.endings());
        withAdjectives.addAll(table.adjectives());
    }

    /**
     * Makes the rough stem of a folded word.
     *
     * @param letters the first of them are the stem afterwards
     * @return how many
     */
    int stem(char[] letters, int length) {
        return rough.stem(letters, length);
    }

    /** Whether words of this language have rough stems although its script has no capitals. */
    boolean hasClitics() {
        return !table.clitics().isEmpty();
    }

    /**
     * Parts one clitic from a folded word, if it may have one. Only one: a second letter is more often the name's own. The Arabic
     * article loses its first letter after "to" and gets it back here.
     *
     * @param letters changed where the article is mended
     * @return where the word begins
     */
    int afterClitic(char[] letters, int length) {
        if (length <= RoughStem.SHORTEST || table.clitics().indexOf(letters[0]) < 0) {
            return 0;
        }
        if (letters[0] == LAM && letters[1] == LAM) {
            letters[0] = ALEF;
            return 0;
        }
        return 1;
    }

    /**
     * Whether a word can be a form of a name. Both are folded. They must part in endings: of the word one that the language has; of
     * the name nothing, or one that the word's replaces. The stem before them may change as the language has it.
     *
     * @param adjective whether it may be an adjective: a word of a name of several, or a surname
     */
    boolean inflects(String name, String word, boolean adjective) {
        if (name.equals(word)) {
            return true;
        }
        if (hasClitics()) {
            char[] letters = word.toCharArray();
            int from = afterClitic(letters, letters.length);
            return name.equals(new String(letters, from, letters.length - from));
        }
        Set<String> endings = adjective ? withAdjectives : table.endings();
        int common = 0;
        int most = Math.min(name.length(), word.length());
        while (common < most && name.charAt(common) == word.charAt(common)) {
            common++;
        }
        for (int replaced = 0; replaced <= LONGEST_REPLACED; replaced++) {
            int length = name.length() - replaced;
            if (length < RoughStem.SHORTEST) {
                return false;
            }
            if (replaced > 0 && !endings.contains(name.substring(length))) {
                continue;
            }
            String stem = name.substring(0, length);
            if (length >= common - 1 && isForm(stem, word, endings)
                    || isChanged(stem, word, table.consonants(), 0, endings)
                    || replaced == 0 && isChanged(stem, word, table.vowels(), lastConsonants(stem), endings)) {
                return true;
            }
        }
        return false;
    }

    /** A word that only lacks an ending is more often another word: Srbi, the people, is not Srbija. */
    private static boolean isForm(String stem, String word, Set<String> endings) {
        return word.length() > stem.length()
                && word.startsWith(stem)
                && endings.contains(word.substring(stem.length()));
    }

    private static boolean isChanged(
            String stem, String word, List<EndingTable.Change> changes, int after, Set<String> endings) {
        int end = stem.length() - after;
        for (EndingTable.Change change : changes) {
            int from = end - change.from().length();
            if (from > 0 && stem.startsWith(change.from(), from)) {
                String other = stem.substring(0, from) + change.to() + stem.substring(end);
                if (other.length() >= RoughStem.SHORTEST && isForm(other, word, endings)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int lastConsonants(String stem) {
        boolean afterConsonant =
                table.vowels().stream().noneMatch(change -> change.from().indexOf(stem.charAt(stem.length() - 2)) >= 0);
        return RoughStem.lastConsonants(stem.charAt(stem.length() - 1), afterConsonant);
    }

    /** Whether a name may take this ending as it is. */
    boolean contains(String ending) {
        return table.endings().contains(ending);
    }
}
