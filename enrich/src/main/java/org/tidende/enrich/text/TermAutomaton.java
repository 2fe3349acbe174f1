package org.tidende.enrich.text;

import java.util.Arrays;

/**
 * Finds names and terms in one pass over the words of a text: a trie of words, its transitions in a {@link TransitionTable}. Immutable and
 * safe for several threads.
 *
 * <p>Names are found leftmost and longest: one inside a longer one is no hit. A second tier has the rough stems of the names, so
 * that inflected forms are found; the exact tier wins where both reach equally far. Terms are all found, also inside names and
 * inside one another. A name may stand for several actors: the sink gets the list of its entries.
 *
 * <p>It is fast because most words are turned away by some bits, without a look into the large table; all first words of a text are
 * looked up before any second, so that the look-ups wait for memory together; and nothing is looked up after the last word of a
 * name.
 *
 * <p>Words are compared by 64-bit hashes of their folded letters. With a million names the chance that any two differ in letters
 * and agree in hash is about one in a million.
 */
public final class TermAutomaton {
    /** Marks the only entry of a state: it is its value, and needs no room in the lists. */
    private static final int SOLE = 1 << 30;

    /** Marks the last entry of a list. */
    private static final int LAST = 1 << 31;

    /** No name has more words: it may have as many characters, and in scripts without spaces each is a word. */
    static final int MOST_WORDS = 300;

    private final TransitionTable table;

    /** Lists of entries of states that have several: values as {@link #raw} has them. */
    private final int[] lists;

    private final PrefixTable prefixes;

    private TermAutomaton(Builder builder) {
        int listed = 0;
        for (int state = 0; state < builder.table.states(); state++) {
            listed += builder.length(state);
        }
        lists = new int[listed];
        int[] heads = new int[builder.table.states()];
        int next = 0;
        for (int state = 0; state < heads.length; state++) {
            int head = builder.head(state);
            if (head < 0 || builder.nextEntries[head] < 0) {
                heads[state] = head < 0 ? -1 : builder.values[head] | SOLE;
                continue;
            }
            heads[state] = next;
            for (int entry = head; entry >= 0; entry = builder.nextEntries[entry]) {
                lists[next++] = builder.values[entry] | (builder.nextEntries[entry] < 0 ? LAST : 0);
            }
        }
        table = builder.table.build(state -> heads[state]);
        prefixes = builder.prefixes.build();
    }

    /** Told of what is found. */
    public interface Sink {
        /**
         * A name stands here, if the sink agrees; where it does not, shorter ones are offered. A stop may lie between its words
         * ({@link Tokens#stopped}): some names have one.
         *
         * @param first its first word
         * @param after the word after its last
         * @param entry first of its entries, for {@link #value} and {@link #next}
         * @param stem whether only the stems agree
         * @return whether it is taken
         */
        boolean name(int first, int after, int entry, boolean stem);

        /** A term stands here. */
        void term(int first, int after, int term);
    }

    /** What an entry stands for: the number it was added with. */
    public int value(int entry) {
        return raw(entry) >> 1;
    }

    /** The next entry with the same words that is a name; -1 after the last. */
    public int next(int entry) {
        return (entry & SOLE) != 0 || lists[entry] < 0 ? -1 : entry + 1;
    }

    /** Twice the number that it was added with, plus one for a term. */
    private int raw(int entry) {
        return (entry & SOLE) != 0 ? entry & ~SOLE : lists[entry] & ~LAST;
    }

    /** Size of the arrays in bytes. */
    public long memory() {
        return table.memory() + 4L * lists.length;
    }

    /** Scans the words of a text. */
    public void scan(Tokens tokens, Sink sink) {
        new TermScan(this, tokens, sink).run();
    }

    TransitionTable table() {
        return table;
    }

    PrefixTable prefixes() {
        return prefixes;
    }

    /** Of a state's entries the first that is a name: terms come before; -1 where there is none. */
    int firstName(int head) {
        int entry = head;
        while (entry >= 0 && isTerm(raw(entry))) {
            entry = next(entry);
        }
        return entry;
    }

    /** Tells a sink of the terms among a state's entries. */
    void tellTerms(int head, int first, int after, Sink sink) {
        for (int entry = head; entry >= 0 && isTerm(raw(entry)); entry = next(entry)) {
            sink.term(first, after, value(entry));
        }
    }

    private static boolean isTerm(int raw) {
        return (raw & 1) != 0;
    }

    /** Collects names and terms. Not safe for several threads. */
    public static final class Builder {
        private final NameStems nameStems;
        private final PrefixTable.Builder prefixes = new PrefixTable.Builder();
        private final TransitionTable.Builder table = new TransitionTable.Builder();

        /** By state: its first entry and one, 0 where there is none. */
        private int[] heads = new int[1 << 9];

        private int[] nextEntries = new int[1 << 8];
        private int[] values = new int[1 << 8];
        private int entries;

        /** @param stemmer whose endings will cut the words of the texts */
        public Builder(Stemmer stemmer) {
            this.nameStems = new NameStems(stemmer);
        }

        /**
         * Adds a name.
         *
         * @param value given back with each hit, from 0 to 2^29 - 1
         * @param stems whether inflected forms are to be found too
         * @return false when it has no word in it, or too many
         */
        public boolean name(String name, int value, boolean stems) {
            Tokens tokens = Tokenizer.tokens(name, null);
            if (tokens.size() == 0 || tokens.size() > MOST_WORDS) {
                return false;
            }
            long[] words = hashes(tokens);
            insert(words, TransitionTable.Builder.NAMES, value << 1);
            if (stems) {
                insert(words, TransitionTable.Builder.STEMS, value << 1);
                for (int cut = nameStems.cut(tokens, words); cut > 0; cut--) {
                    insert(nameStems.words(cut - 1), TransitionTable.Builder.STEMS, value << 1);
                }
            }
            return true;
        }

        /**
         * Adds a term.
         *
         * @param value given back with each hit, from 0 to 2^29 - 1
         * @return false when it has no word in it, or too many
         */
        public boolean term(String term, int value) {
            Tokens tokens = Tokenizer.tokens(term, null);
            if (tokens.size() == 0 || tokens.size() > MOST_WORDS) {
                return false;
            }
            insert(hashes(tokens), TransitionTable.Builder.NAMES, value << 1 | 1);
            return true;
        }

        /**
         * Adds the beginning of a word as a term.
         *
         * @return false when it is not the beginning of one word, of at least three letters
         */
        public boolean prefix(String beginning, int value) {
            return prefixes.add(beginning, value);
        }

        /** The automaton of what was added; the builder is used up. */
        public TermAutomaton build() {
            return new TermAutomaton(this);
        }

        private static long[] hashes(Tokens tokens) {
            long[] words = new long[tokens.size()];
            for (int word = 0; word < words.length; word++) {
                words[word] = tokens.hash(word);
            }
            return words;
        }

        private int head(int state) {
            return state < heads.length ? heads[state] - 1 : -1;
        }

        /** Of a state's list of entries, 0 where there is one alone. */
        private int length(int state) {
            int length = 0;
            for (int entry = head(state); entry >= 0; entry = nextEntries[entry]) {
                length++;
            }
            return length == 1 ? 0 : length;
        }

        private void insert(long[] words, int root, int value) {
            int state = root;
            for (long word : words) {
                state = table.step(state, word);
            }
            if (state >= heads.length) {
                heads = Arrays.copyOf(heads, state * 2);
            }
            if (entries == values.length) {
                values = Arrays.copyOf(values, entries * 2);
                nextEntries = Arrays.copyOf(nextEntries, entries * 2);
            }
            values[entries] = value;
            int last = isTerm(value) ? -1 : lastTerm(state);
            if (last < 0) {
                nextEntries[entries] = head(state);
                heads[state] = ++entries;
            } else {
                nextEntries[entries] = nextEntries[last];
                nextEntries[last] = entries++;
            }
        }

        /** Terms come before names, so that who looks for terms doesn't walk over a thousand people of one name. */
        private int lastTerm(int state) {
            int last = -1;
            for (int entry = head(state); entry >= 0 && isTerm(values[entry]); entry = nextEntries[entry]) {
                last = entry;
            }
            return last;
        }
    }
}
