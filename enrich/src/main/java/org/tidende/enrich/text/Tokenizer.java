package org.tidende.enrich.text;

/**
 * Cuts a text into words, each known by the hash of its folded letters. Apostrophes and hyphens part words, in names and texts
 * alike, so {@code USA’s} is {@code usa s} and {@code anti-ISIS} is {@code anti isis}. Each character of a script without
 * spaces is a word.
 */
public final class Tokenizer {
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** Longer words are hashed whole but have no stem: none of them is a name in a sentence. */
    static final int LONGEST_STEMMED = 64;

    private Tokenizer() {}

    /**
     * The words of a text.
     *
     * @param endings of its language; they give a capitalised word its second key. Null where there are none
     */
    public static Tokens tokens(String text, Endings endings) {
        char[] chars = text.toCharArray();
        Tokens tokens = new Tokens(text, chars, endings);
        char[] letters = new char[LONGEST_STEMMED];
        int i = 0;
        while (i < chars.length) {
            int entry = Folding.of(chars[i]);
            switch (entry & Folding.KIND) {
                case Folding.WORD -> i = word(tokens, chars, i, letters, endings);
                case Folding.SINGLE -> i = single(tokens, chars, i);
                case Folding.JOINING -> i = Folding.isSingleAlone(chars[i]) ? single(tokens, chars, i) : i + 1;
                case Folding.SURROGATE -> {
                    tokens.sawSurrogate();
                    int codePoint = Character.codePointAt(chars, i);
                    int width = Character.charCount(codePoint);
                    if (Character.isLetterOrDigit(codePoint)) {
                        long hash = mix(step(SEED, Folding.of(codePoint)));
                        tokens.add(hash, hash, 0, i, i + width, 1, Character.isUpperCase(codePoint), true);
                    }
                    i += width;
                }
                default -> i++;
            }
        }
        return tokens;
    }

    private static int single(Tokens tokens, char[] chars, int start) {
        int end = Folding.endOfSingle(chars, start);
        char letter = end == start + 1 ? Folding.first(Folding.of(chars[start])) : Folding.joined(chars, start, end);
        long hash = mix(step(SEED, letter));
        tokens.add(hash, hash, 0, start, end, 1, false, true);
        return end;
    }

    private static int word(Tokens tokens, char[] chars, int start, char[] letters, Endings endings) {
        long hash = SEED;
        int folded = 0;
        int i = start;
        int end = start;
        for (; i < chars.length; i++) {
            int entry = Folding.of(chars[i]);
            if (Folding.isLetter(entry)) {
                char letter = Folding.first(entry);
                hash = step(hash, letter);
                if (folded < LONGEST_STEMMED) {
                    letters[folded] = letter;
                }
                folded++;
            } else if ((entry & Folding.KIND) == Folding.WORD) {
                hash = step(hash, Folding.first(entry));
                folded = put(letters, folded, Folding.first(entry));
                for (char letter : Folding.rest(entry)) {
                    hash = step(hash, letter);
                    folded = put(letters, folded, letter);
                }
            } else if ((entry & Folding.KIND) != Folding.IGNORED) {
                break;
            }
            // A trailing accent belongs to the word, a trailing invisible joiner does no harm in it.
            end = i + 1;
        }
        hash = mix(hash);
        int beginning = folded < PrefixTable.SHORTEST
                ? 0
                : PrefixTable.spread(step(step(step(SEED, letters[0]), letters[1]), letters[2]));
        boolean capital = (Folding.of(chars[start]) & Folding.UPPER) != 0 || Character.isTitleCase(chars[start]);
        long stem = hash;
        if (endings != null && folded <= LONGEST_STEMMED) {
            if (endings.hasClitics()) {
                stem = withoutClitic(letters, folded, endings);
            } else if (capital) {
                stem = hash(letters, endings.stem(letters, folded));
            }
        }
        tokens.add(hash, stem, beginning, start, end, folded, capital, false);
        return i;
    }

    /**
     * The letters of one word, folded.
     *
     * @param letters take as many as they have room for
     * @return how many there are
     */
    static int fold(char[] chars, int start, int end, char[] letters) {
        int folded = 0;
        for (int i = start; i < end; i++) {
            int entry = Folding.of(chars[i]);
            if ((entry & Folding.KIND) == Folding.WORD) {
                folded = put(letters, folded, Folding.first(entry));
                for (char letter : Folding.rest(entry)) {
                    folded = put(letters, folded, letter);
                }
            }
        }
        return folded;
    }

    private static int put(char[] letters, int folded, char letter) {
        if (folded < letters.length) {
            letters[folded] = letter;
        }
        return folded + 1;
    }

    private static long withoutClitic(char[] letters, int length, Endings endings) {
        int from = endings.afterClitic(letters, length);
        return hash(letters, from, length);
    }

    static long hash(char[] letters, int length) {
        return hash(letters, 0, length);
    }

    private static long hash(char[] letters, int from, int length) {
        long hash = SEED;
        for (int i = from; i < length; i++) {
            hash = step(hash, letters[i]);
        }
        return mix(hash);
    }

    static long seed() {
        return SEED;
    }

    static long step(long hash, int letter) {
        return (hash ^ letter) * PRIME;
    }

    /** Spreads the bits (finaliser of MurmurHash3); never 0, which marks a free slot. */
    static long mix(long hash) {
        long h = hash;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return h == 0 ? 1 : h;
    }
}
