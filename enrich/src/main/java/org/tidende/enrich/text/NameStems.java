package org.tidende.enrich.text;

/**
 * The stems of names. Each family of languages may cut a name elsewhere; most agree, and each different cut is given once. The first word of
 * a name is cut where it is a capital one, as in texts; the others always, for they may be common nouns ("Верховный суд"). Used
 * again for each name; not safe for several threads.
 */
final class NameStems {
    private final Stemmer stemmer;
    private final char[][] letters = new char[TermAutomaton.MOST_WORDS][];
    private final char[] scratch = new char[Tokenizer.LONGEST_STEMMED];
    private final long[] known = new long[Long.SIZE];
    private final long[][] cuts = new long[Long.SIZE][];

    NameStems(Stemmer stemmer) {
        this.stemmer = stemmer;
    }

    /**
     * Cuts a name.
     *
     * @param words its hashes
     * @return how many different cuts there are, besides the uncut name
     */
    int cut(Tokens tokens, long[] words) {
        long cutters = 0;
        for (int word = 0; word < words.length; word++) {
            letters[word] = null;
            if ((word > 0 || tokens.capital(word)) && !tokens.single(word)) {
                char[] folded = tokens.folded(word).toCharArray();
                if (folded.length <= scratch.length) {
                    letters[word] = folded;
                    cutters |= stemmer.cutters(folded);
                }
            }
        }
        int different = 0;
        for (; cutters != 0; cutters &= cutters - 1) {
            RoughStem rough = stemmer.families().get(Long.numberOfTrailingZeros(cutters));
            if (cuts[different] == null || cuts[different].length != words.length) {
                cuts[different] = new long[words.length];
            }
            long cut = cut(words, rough, cuts[different]);
            if (cut != 0 && !isKnown(cut, different)) {
                known[different++] = cut;
            }
        }
        return different;
    }

    /** One of the cuts of the last name, until the next is cut. */
    long[] words(int cut) {
        return cuts[cut];
    }

    /** What names this cut; 0 where nothing is cut. */
    private long cut(long[] words, RoughStem rough, long[] stems) {
        long cut = 0;
        for (int word = 0; word < words.length; word++) {
            stems[word] = words[word];
            if (letters[word] != null) {
                int length = letters[word].length;
                System.arraycopy(letters[word], 0, scratch, 0, length);
                stems[word] = Tokenizer.hash(scratch, rough.stem(scratch, length));
                if (stems[word] != words[word]) {
                    cut = Tokenizer.mix(cut ^ stems[word] + word);
                }
            }
        }
        return cut;
    }

    private boolean isKnown(long cut, int different) {
        for (int i = 0; i < different; i++) {
            if (known[i] == cut) {
                return true;
            }
        }
        return false;
    }
}
