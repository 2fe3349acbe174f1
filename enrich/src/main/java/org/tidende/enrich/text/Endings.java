package org.tidende.enrich.text;

import java.util.Set;

/**
 * The endings that names take in one language. A name and a word of a text meet in a rough stem; {@link #inflects} then judges
 * whether the word can be a form of the name. Immutable.
 */
public final class Endings {
    private static final int LONGEST = 4;
    private static final int SHORTEST_STEM = 3;

    private final Set<String> folded;
    private final long[] table = new long[512];
    private final boolean[] lastLetters = new boolean[1 << 16];

    /** @param folded endings of at most four letters, folded */
    Endings(Set<String> folded) {
        this.folded = Set.copyOf(folded);
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
    boolean same(Set<String> others) {
        return folded.equals(others);
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
