package org.tidende.enrich.text;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The words of one text as parallel arrays: one allocation for many words. Positions are UTF-16 indices; {@link #codePoint}
 * turns one into code points. Not safe for several threads.
 */
public final class Tokens {
    private static final byte CAPITAL = 1;
    private static final byte STOPPED = 2;
    private static final byte SENTENCE = 4;
    private static final byte PARAGRAPH = 8;
    private static final byte SPACED = 16;
    private static final byte SINGLE = 32;

    private final String text;
    private final char[] chars;
    private final Endings endings;
    private long[] hashes;
    private long[] stems;
    private int[] beginnings;
    private int[] starts;
    private int[] ends;
    private byte[] flags;
    private int size;
    private boolean surrogates;
    private int lastLetters;
    private int knownChar;
    private int knownCodePoint;

    /** Words without a capital, hashed into free places; made when first asked for. */
    private long[] small;

    /** Words with a capital within a sentence, likewise. */
    private long[] capitals;

    /** Words as they are compared, likewise one by one. */
    private String[] folded;

    /** Room for the letters of one word. */
    private char[] letters;

    Tokens(String text, char[] chars, Endings endings) {
        this.text = text;
        this.chars = chars;
        this.endings = endings;
        int room = Math.max(16, text.length() / 5);
        hashes = new long[room];
        stems = new long[room];
        beginnings = new int[room];
        starts = new int[room];
        ends = new int[room];
        flags = new byte[room];
    }

    /**
     * Adds a word.
     *
     * @param beginning its first three letters, as {@link PrefixTable#spread} has them; 0 where it has fewer
     * @param letters of the word, folded: as many in composed as in decomposed text
     */
    void add(long hash, long stem, int beginning, int start, int end, int letters, boolean capital, boolean single) {
        if (size == hashes.length) {
            int room = size * 2;
            hashes = Arrays.copyOf(hashes, room);
            stems = Arrays.copyOf(stems, room);
            beginnings = Arrays.copyOf(beginnings, room);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            flags = Arrays.copyOf(flags, room);
        }
        hashes[size] = hash;
        stems[size] = stem;
        beginnings[size] = beginning;
        starts[size] = start;
        ends[size] = end;
        byte flag = (byte) ((capital ? CAPITAL : 0) | (single ? SINGLE : 0));
        flags[size] = (byte) (flag | gap(size == 0 ? 0 : ends[size - 1], start));
        lastLetters = letters;
        size++;
    }

    void sawSurrogate() {
        surrogates = true;
    }

    /** What lies between two words decides whether a name may span it. */
    private int gap(int from, int to) {
        if (size == 0) {
            return SENTENCE | STOPPED | PARAGRAPH;
        }
        if (to - from == 1 && chars[from] == ' ') {
            return SPACED;
        }
        int flag = 0;
        int lines = 0;
        boolean space = false;
        boolean stop = false;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            switch (c) {
                case '\n' -> lines++;
                case '!', '?', ';', '…', '。', '！', '？' -> flag |= SENTENCE | STOPPED;
                case ':' -> flag |= SENTENCE;
                case '"', '«', '»', '“', '”', '„' -> flag |= SENTENCE;
                case '.' -> stop = true;
                case ' ' -> space = true;
                default -> space |= Character.isWhitespace(c);
            }
        }
        // An initial or a short title ("J.", "Gen.") has a full stop that ends nothing.
        if (stop && (space || lines > 0)) {
            flag |= SENTENCE;
            if (lastLetters > 3) {
                flag |= STOPPED;
            }
        }
        if (lines > 1) {
            flag |= SENTENCE | STOPPED | PARAGRAPH;
        }
        return flag;
    }

    /** The text they are words of. */
    public String text() {
        return text;
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** Whether the same word, folded, stands anywhere in the text without a capital. */
    public boolean standsSmall(int token) {
        if (small == null) {
            small = hashes(other -> !capital(other));
        }
        return contains(small, hashes[token]);
    }

    /** Whether the same word, folded, stands with a capital within a sentence, where a capital says something. */
    public boolean standsCapital(int token) {
        if (capitals == null) {
            capitals = hashes(other -> capital(other) && !startsSentence(other));
        }
        return contains(capitals, hashes[token]);
    }

    private static boolean contains(long[] words, long hash) {
        int slot = (int) hash & words.length - 1;
        while (words[slot] != 0) {
            if (words[slot] == hash) {
                return true;
            }
            slot = slot + 1 & words.length - 1;
        }
        return false;
    }

    /** Of words of one kind, as an open table: to look at all words for each would take the square of a long text. */
    private long[] hashes(IntPredicate kind) {
        // At most half of the places are taken.
        long[] words = new long[Integer.highestOneBit(Math.max(1, size)) << 2];
        for (int token = 0; token < size; token++) {
            if (kind.test(token)) {
                int slot = (int) hashes[token] & words.length - 1;
                while (words[slot] != 0 && words[slot] != hashes[token]) {
                    slot = slot + 1 & words.length - 1;
                }
                words[slot] = hashes[token];
            }
        }
        return words;
    }

    /** The text in characters; not to be changed. */
    char[] chars() {
        return chars;
    }

    long hash(int token) {
        return hashes[token];
    }

    long stem(int token) {
        return stems[token];
    }

    /** The first three letters of a word, as {@link PrefixTable#spread} has them; 0 where it has fewer. */
    int beginning(int token) {
        return beginnings[token];
    }

    /** The stem also of a small word, which is asked for only inside a name: few are. */
    long innerStem(int token) {
        if (endings == null || capital(token) || single(token) || endings.hasClitics()) {
            return stems[token];
        }
        int length = fold(token);
        return length > letters.length ? stems[token] : Tokenizer.hash(letters, endings.stem(letters, length));
    }

    /** Puts a word's letters into their room, as many as it takes; how many there are. */
    private int fold(int token) {
        if (letters == null) {
            letters = new char[Tokenizer.LONGEST_STEMMED];
        }
        return Tokenizer.fold(chars, starts[token], ends[token], letters);
    }

    /** UTF-16 index of the first character. */
    public int start(int token) {
        return starts[token];
    }

    /** UTF-16 index after the last character. */
    public int end(int token) {
        return ends[token];
    }

    /** Whether it begins with a capital letter. */
    public boolean capital(int token) {
        return (flags[token] & CAPITAL) != 0;
    }

    /** Whether a paragraph begins with it: no name spans the gap. */
    public boolean startsParagraph(int token) {
        return (flags[token] & PARAGRAPH) != 0;
    }

    /** Whether a stop is before it: only a name that has one itself spans the gap. */
    public boolean stopped(int token) {
        return (flags[token] & STOPPED) != 0;
    }

    /** Whether it may be the first word of a sentence or quotation. */
    public boolean startsSentence(int token) {
        return (flags[token] & SENTENCE) != 0;
    }

    /** Whether exactly one space parts it from the word before. */
    public boolean spaced(int token) {
        return (flags[token] & SPACED) != 0;
    }

    /** Whether it is a character of a script without spaces. */
    public boolean single(int token) {
        return (flags[token] & SINGLE) != 0;
    }

    /** The word as it stands. */
    public String word(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /** The word folded; made when first asked for. */
    public String folded(int token) {
        if (folded == null) {
            folded = new String[size];
        }
        if (folded[token] == null) {
            int length = single(token) ? Integer.MAX_VALUE : fold(token);
            folded[token] =
                    length > Tokenizer.LONGEST_STEMMED ? Folding.fold(word(token)) : new String(letters, 0, length);
        }
        return folded[token];
    }

    /** The index in code points of an index in UTF-16; cheapest when asked for in ascending order. */
    public int codePoint(int index) {
        if (!surrogates) {
            return index;
        }
        if (index < knownChar) {
            knownChar = 0;
            knownCodePoint = 0;
        }
        knownCodePoint += text.codePointCount(knownChar, index);
        knownChar = index;
        return knownCodePoint;
    }
}
