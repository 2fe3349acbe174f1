package org.tidende.enrich.text;

import java.util.Set;

/**
 * The endings that names take in one language, and the words of one letter that it writes together with the next (Arabic and
 * Hebrew "and", "in", "to"). A name and a word of a text meet in a rough stem; {@link #inflects} then judges whether the word can
 * be a form of the name. Immutable.
 */
public final class Endings {
    private static final int LONGEST = 4;
    private static final int SHORTEST_STEM = 3;
    private static final char LAM = 'ل';
    private static final char ALEF = 'ا';

    private final Set<String> folded;
    private final String clitics;
    private final long[] table = new long[512];
    private final boolean[] lastLetters = new boolean[1 << 16];

    /**
     * @param folded endings of at most four letters, folded
     * @param clitics letters that may be words of their own before a name
     */
    Endings(Set<String> folded, String clitics) {
        this.folded = Set.copyOf(folded);
        this.clitics = clitics;
        for (String ending : folded) {
            if (ending.length() > LONGEST) {
                throw new IllegalArgumentException("ending '" + ending + "' has more than " + LONGEST + " letters");
            }
            long hash = Tokenizer.seed();
            for (int i = ending.length() - 1; i >= 0; i--) {
                hash = Tokenizer.step(hash, ending.charAt(i));
            }
            insert(Tokenizer.mix(hash));
            lastLetters[ending.charAt(ending.length() - 1)] = true;
        }
    }

    /**
     * How many letters of a folded word are its rough stem: the longest ending is cut off, again and again, while at least three
     * letters stay. Once would not do: "ов" ends Лавров, and "а" Лаврова.
     */
    int stemLength(char[] letters, int length) {
        int kept = length;
        while (kept > SHORTEST_STEM && lastLetters[letters[kept - 1]]) {
            int cut = cutOnce(letters, kept);
            if (cut == kept) {
                break;
            }
            kept = cut;
        }
        return kept;
    }

    /** Whether words of this language have rough stems although its script has no capitals. */
    boolean hasClitics() {
        return !clitics.isEmpty();
    }

    /**
     * Parts one clitic from a folded word, if it may have one. Only one: a second letter is more often the name's own. The Arabic
     * article loses its first letter after "to" and gets it back here.
     *
     * @param letters changed where the article is mended
     * @return where the word begins
     */
    int afterClitic(char[] letters, int length) {
        if (length <= SHORTEST_STEM || clitics.indexOf(letters[0]) < 0) {
            return 0;
        }
        if (letters[0] == LAM && letters[1] == LAM) {
            letters[0] = ALEF;
            return 0;
        }
        return 1;
    }

    private int cutOnce(char[] letters, int length) {
        int kept = length;
        long hash = Tokenizer.seed();
        for (int cut = 1; cut <= LONGEST && length - cut >= SHORTEST_STEM; cut++) {
            hash = Tokenizer.step(hash, letters[length - cut]);
            if (contains(Tokenizer.mix(hash))) {
                kept = length - cut;
            }
        }
        return kept;
    }

    /**
     * Whether a word can be a form of a name. Both are folded. They must part in endings: of the word one that the language has; of
     * the name nothing, or one that the word's replaces.
     */
    boolean inflects(String name, String word) {
        if (hasClitics() && !name.equals(word)) {
            char[] letters = word.toCharArray();
            int from = afterClitic(letters, letters.length);
            return name.equals(new String(letters, from, letters.length - from));
        }
        int common = 0;
        int most = Math.min(name.length(), word.length());
        while (common < most && name.charAt(common) == word.charAt(common)) {
            common++;
        }
        if (common == name.length() && common == word.length()) {
            return true;
        }
        for (int stem = common; stem >= Math.max(SHORTEST_STEM, common - 1); stem--) {
            String ofName = name.substring(stem);
            String ofWord = word.substring(stem);
            // A word that only lacks an ending is more often another word: Srbi, the people, is not Srbija.
            if (!ofWord.isEmpty()
                    && folded.contains(ofWord)
                    && (ofName.isEmpty() || ofName.length() <= 2 && folded.contains(ofName))) {
                return true;
            }
        }
        return false;
    }

    /** Whether they are exactly these. */
    boolean same(Set<String> others, String otherClitics) {
        return folded.equals(others) && clitics.equals(otherClitics);
    }

    /** Whether this is one of them. */
    boolean contains(String ending) {
        return folded.contains(ending);
    }

    private void insert(long key) {
        int slot = (int) key & table.length - 1;
        while (table[slot] != 0 && table[slot] != key) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = key;
    }

    private boolean contains(long key) {
        int slot = (int) key & table.length - 1;
        while (table[slot] != 0) {
            if (table[slot] == key) {
                return true;
            }
            slot = slot + 1 & table.length - 1;
        }
        return false;
    }
}
