package org.tidende.enrich.text;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds names and terms in one pass over the words of a text: a trie of words, its transitions in one open-addressing table of
 * primitive arrays. Immutable and safe for several threads.
 *
 * <p>Names are found leftmost and longest: one inside a longer one is no hit. A second tier has the rough stems of the names, so
 * that inflected forms are found; the exact tier wins where both reach equally far. Terms are all found, also inside names and
 * inside one another. A name may stand for several actors: the sink gets the list of its entries.
 *
 * <p>It is fast because most words are turned away by a bit, without a look into the large table; all first words of a text are
 * looked up before any second, so that the look-ups wait for memory together; and nothing is looked up after the last word of a
 * name.
 *
 * <p>Words are compared by 64-bit hashes of their folded letters. With a million names the chance that any two differ in letters
 * and agree in hash is about one in a million.
 */
public final class TermAutomaton {
    private static final int NAMES = 0;
    private static final int STEMS = 1;

    /** Marks the only entry of a state: it is its value, and needs no room in the lists. */
    private static final int SOLE = 1 << 30;

    /** No name has more words: it may have as many characters, and in scripts without spaces each is a word. */
    static final int MOST_WORDS = 300;

    private final long[] keys;
    private final int[] targets;
    private final int[] heads;
    private final int[] nextEntries;
    private final int[] values;
    private final PrefixTable prefixes;
    private final long[] firstWords;

    private TermAutomaton(Builder builder) {
        builder.resize((int) Math.max(16, builder.transitions * 9L / 7));
        keys = builder.keys;
        targets = builder.targets;
        for (int slot = 0; slot < keys.length; slot++) {
            targets[slot] = targets[slot] << 1 | (builder.followed.get(targets[slot]) ? 1 : 0);
        }
        int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(builder.firstKeys * 16 / Long.SIZE));
        firstWords = new long[1 << bits];
        for (int i = 0; i < builder.firstKeys; i++) {
            long key = builder.firsts[i];
            firstWords[(int) (key >>> 6) & firstWords.length - 1] |= 1L << key;
        }
        heads = Arrays.copyOf(builder.heads, builder.states);
        int listed = 0;
        for (int head : heads) {
            listed += builder.length(head);
        }
        nextEntries = new int[listed];
        values = new int[listed];
        int entry = 0;
        for (int state = 0; state < heads.length; state++) {
            int head = heads[state];
            if (head >= 0 && builder.nextEntries[head] < 0) {
                heads[state] = builder.values[head] | SOLE;
            } else if (head >= 0) {
                heads[state] = entry;
                for (int at = head; at >= 0; at = builder.nextEntries[at]) {
                    values[entry] = builder.values[at];
                    nextEntries[entry] = builder.nextEntries[at] < 0 ? -1 : entry + 1;
                    entry++;
                }
            }
        }
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
        return (entry & SOLE) != 0 ? -1 : nextEntries[entry];
    }

    /** Twice the number that it was added with, plus one for a term. */
    private int raw(int entry) {
        return (entry & SOLE) != 0 ? entry & ~SOLE : values[entry];
    }

    /** Size of the arrays in bytes. */
    public long memory() {
        return 8L * (keys.length + firstWords.length)
                + 4L * (targets.length + heads.length + nextEntries.length + values.length);
    }

    /** Scans the words of a text. */
    public void scan(Tokens tokens, Sink sink) {
        int size = tokens.size();
        int[] firstStates = new int[size];
        int[] firstStems = new int[size];
        // All first words before any second: look-ups that don't wait for one another go on at the same time.
        for (int word = 0; word < size; word++) {
            firstStates[word] = first(NAMES, tokens.hash(word));
            boolean stem = firstStates[word] >= 0 || tokens.capital(word) || tokens.stem(word) != tokens.hash(word);
            firstStems[word] = stem ? first(STEMS, tokens.stem(word)) : -1;
        }
        int[] reachedState = new int[MOST_WORDS];
        int[] reachedStem = new int[MOST_WORDS];
        int free = 0;
        for (int first = 0; first < size; first++) {
            int deepest = walk(tokens, first, NAMES, firstStates[first], reachedState, sink);
            if (!prefixes.isEmpty()) {
                prefixes.find(tokens, first, sink);
            }
            if (first < free) {
                continue;
            }
            int deepestStem = walk(tokens, first, STEMS, firstStems[first], reachedStem, sink);
            for (int words = Math.max(deepest, deepestStem); words > 0; words--) {
                if (words <= deepest && offer(first, words, reachedState[words - 1], false, sink)
                        || words <= deepestStem && offer(first, words, reachedStem[words - 1], true, sink)) {
                    free = first + words;
                    break;
                }
            }
        }
    }

    /** The state after a first word: most words begin nothing, and a bit says so without a look into the large table. */
    private int first(int root, long word) {
        long key = key(root, word);
        return (firstWords[(int) (key >>> 6) & firstWords.length - 1] >> key & 1) == 0 ? -1 : target(key);
    }

    private boolean offer(int first, int words, int state, boolean stem, Sink sink) {
        int entry = heads[state];
        while (entry >= 0 && isTerm(raw(entry))) {
            entry = next(entry);
        }
        return entry >= 0 && sink.name(first, first + words, entry, stem);
    }

    /** Walks as far as the words go, telling of terms on the way; the states reached are left in the array. */
    private int walk(Tokens tokens, int first, int root, int firstState, int[] reached, Sink sink) {
        int state = firstState;
        int depth = 0;
        int most = Math.min(tokens.size() - first, MOST_WORDS);
        boolean stopped = false;
        while (state >= 0) {
            reached[depth++] = state >> 1;
            if (root == NAMES && !stopped) {
                for (int entry = heads[state >> 1]; entry >= 0 && isTerm(raw(entry)); entry = next(entry)) {
                    sink.term(first, first + depth, value(entry));
                }
            }
            int word = first + depth;
            if ((state & 1) == 0 || depth == most || tokens.startsParagraph(word)) {
                break;
            }
            stopped |= tokens.stopped(word);
            state = target(key(state >> 1, root == NAMES ? tokens.hash(word) : tokens.innerStem(word)));
        }
        return depth;
    }

    /** The state that a key leads to, twice, plus one where words follow it; -1 where it leads nowhere. */
    private int target(long key) {
        int slot = slot(key, keys.length);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = ++slot == keys.length ? 0 : slot;
        }
        return -1;
    }

    /** Spreads keys over a table of any length. */
    private static int slot(long key, int length) {
        return (int) ((key >>> 32) * length >>> 32);
    }

    private static boolean isTerm(int value) {
        return (value & 1) != 0;
    }

    private static long key(int state, long word) {
        return Tokenizer.mix(word + state * 0x9E3779B97F4A7C15L);
    }

    /** Collects names and terms. Not safe for several threads. */
    public static final class Builder {
        private final NameStems nameStems;
        private final PrefixTable.Builder prefixes = new PrefixTable.Builder();
        private long[] keys = new long[1 << 10];
        private int[] targets = new int[1 << 10];
        private int[] heads = new int[1 << 9];
        private int[] nextEntries = new int[1 << 8];
        private int[] values = new int[1 << 8];
        private long[] firsts = new long[1 << 8];
        private int firstKeys;

        /** States that words follow: most words are the last of their names, and no look-up is made after them. */
        private final BitSet followed = new BitSet();

        private int states = 2;
        private int transitions;
        private int entries;

        /** @param stemmer whose endings will cut the words of the texts */
        public Builder(Stemmer stemmer) {
            this.nameStems = new NameStems(stemmer);
            heads[NAMES] = -1;
            heads[STEMS] = -1;
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
            insert(words, NAMES, value << 1);
            if (stems) {
                insert(words, STEMS, value << 1);
                for (int cut = nameStems.cut(tokens, words); cut > 0; cut--) {
                    insert(nameStems.words(cut - 1), STEMS, value << 1);
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
            long[] words = hashes(tokens);
            insert(words, NAMES, value << 1 | 1);
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

        /** Of the list of entries that begins here, 0 where there is one alone. */
        private int length(int head) {
            int length = 0;
            for (int entry = head; entry >= 0; entry = nextEntries[entry]) {
                length++;
            }
            return length == 1 ? 0 : length;
        }

        private void insert(long[] words, int root, int value) {
            int state = root;
            for (long word : words) {
                state = step(state, word);
            }
            if (entries == values.length) {
                values = Arrays.copyOf(values, entries * 2);
                nextEntries = Arrays.copyOf(nextEntries, entries * 2);
            }
            values[entries] = value;
            int last = isTerm(value) ? -1 : lastTerm(state);
            if (last < 0) {
                nextEntries[entries] = heads[state];
                heads[state] = entries++;
            } else {
                nextEntries[entries] = nextEntries[last];
                nextEntries[last] = entries++;
            }
        }

        /** Terms come before names, so that who looks for terms doesn't walk over a thousand people of one name. */
        private int lastTerm(int state) {
            int last = -1;
            for (int entry = heads[state]; entry >= 0 && isTerm(values[entry]); entry = nextEntries[entry]) {
                last = entry;
            }
            return last;
        }

        private int step(int state, long word) {
            long key = key(state, word);
            int slot = slot(key, keys.length);
            while (keys[slot] != 0) {
                if (keys[slot] == key) {
                    return targets[slot];
                }
                slot = ++slot == keys.length ? 0 : slot;
            }
            if (states == heads.length) {
                heads = Arrays.copyOf(heads, states * 2);
            }
            heads[states] = -1;
            if (state <= STEMS) {
                firsts = firstKeys == firsts.length ? Arrays.copyOf(firsts, firstKeys * 2) : firsts;
                firsts[firstKeys++] = key;
            }
            keys[slot] = key;
            targets[slot] = states;
            followed.set(state);
            if (++transitions * 5L > keys.length * 3L) {
                resize(keys.length * 2);
            }
            return states++;
        }

        private void resize(int length) {
            long[] oldKeys = keys;
            int[] oldTargets = targets;
            keys = new long[length];
            targets = new int[length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(oldKeys[i], length);
                    while (keys[slot] != 0) {
                        slot = ++slot == length ? 0 : slot;
                    }
                    keys[slot] = oldKeys[i];
                    targets[slot] = oldTargets[i];
                }
            }
        }
    }
}
