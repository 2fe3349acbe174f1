package org.tidende.enrich.text;

/**
 * OpenNLP's language model in primitive tables: for each character n-gram of one to three letters what it adds to each language,
 * and {@code exp} of the sums at the end. The same likelihoods as {@code LanguageDetectorME}'s, over the languages that the
 * pipeline knows, without an object for each n-gram. Immutable and safe for several threads.
 */
final class LanguageModel {
    private static final int LONGEST = 3;
    private static final long LETTERS = (1L << 16 * LONGEST) - 1;
    private static final int OUTCOME = 0xFF;

    private final LongTable ngrams;
    private final int[] weights;
    private final int[] languages;

    /**
     * @param ngrams where the weights of an n-gram begin; its letters are packed by {@link #key}
     * @param weights for each n-gram their number, then the weights: a float whose lowest eight bits are the outcome
     * @param languages of each outcome its place in {@link org.tidende.contract.Language#all}
     */
    LanguageModel(LongTable ngrams, int[] weights, int[] languages) {
        this.ngrams = ngrams;
        this.weights = weights;
        this.languages = languages;
    }

    /** One more letter of an n-gram. */
    static long key(long key, char letter) {
        return key << 16 | letter;
    }

    static int weight(double weight, int outcome) {
        return Float.floatToRawIntBits((float) weight) & ~OUTCOME | outcome;
    }

    /**
     * The likelihood of each language, in the order of {@link org.tidende.contract.Language#all}; the sum is 1.
     *
     * @param text in lower case, words parted by single spaces
     */
    double[] likelihoods(char[] text, int length, int known) {
        char[] letters = new char[length];
        int count = normalise(text, length, letters);
        double[] sums = new double[languages.length];
        long[] seen = new long[Integer.highestOneBit(Math.max(count, 8) * LONGEST) << 2];
        long window = 0;
        for (int i = 0; i < count; i++) {
            window = key(window, letters[i]) & LETTERS;
            add(window & 0xFFFF, seen, sums);
            if (i > 0) {
                add(window & 0xFFFF_FFFFL, seen, sums);
            }
            if (i > 1) {
                add(window, seen, sums);
            }
        }
        return normalised(sums, known);
    }

    /** An n-gram counts once, however often it stands there. */
    private void add(long ngram, long[] seen, double[] sums) {
        int slot = (int) (ngram * 0x9E3779B97F4A7C15L >>> 40) & seen.length - 1;
        while (seen[slot] != 0) {
            if (seen[slot] == ngram) {
                return;
            }
            slot = slot + 1 & seen.length - 1;
        }
        seen[slot] = ngram;
        int at = ngrams.get(ngram);
        if (at >= 0) {
            for (int end = at + weights[at]; at < end; ) {
                int weight = weights[++at];
                sums[weight & OUTCOME] += Float.intBitsToFloat(weight & ~OUTCOME);
            }
        }
    }

    /** StrictMath: the same bits on every machine. */
    private double[] normalised(double[] sums, int known) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            highest = Math.max(highest, sum);
        }
        double all = 0;
        double[] result = new double[known];
        for (int outcome = 0; outcome < sums.length; outcome++) {
            double likelihood = StrictMath.exp(sums[outcome] - highest);
            result[languages[outcome]] += likelihood;
            all += likelihood;
        }
        for (int language = 0; language < known; language++) {
            result[language] /= all;
        }
        return result;
    }

    /**
     * As OpenNLP prepares its texts: hyphens and what is beyond the basic plane become spaces, so does what it takes for a smiley
     * ("xd", "xo", "xp"), also inside words, and three letters alike become two.
     */
    private static int normalise(char[] text, int length, char[] into) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c == '-' || Character.isSurrogate(c)) {
                c = ' ';
            } else if (c == 'x' && i + 1 < length && (text[i + 1] == 'd' || text[i + 1] == 'o' || text[i + 1] == 'p')) {
                c = ' ';
                i++;
            }
            boolean doubled = count > 0 && into[count - 1] == c;
            if (c == ' ' ? count > 0 && !doubled : !doubled || count < 2 || into[count - 2] != c) {
                into[count++] = c;
            }
        }
        return count > 0 && into[count - 1] == ' ' ? count - 1 : count;
    }
}
