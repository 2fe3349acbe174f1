package org.tidende.enrich.text;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The transitions of a trie of words, in one open-addressing table. All that is known of a state lies in its slot, beside the key that
 * leads there, so that a step touches one cache line; the slot's number is the state. Immutable.
 *
 * <p>Two filters turn away most of what leads nowhere, before a look into the large table. One has two bits for each first word. The
 * other lies in the slot: a bit for each 32nd of the words that may follow.
 */
final class TransitionTable {
    /** The states before the first word of exact names and terms, and of stems; none of them is a slot. */
    static final int NAMES = -2;

    static final int STEMS = -3;

    /** No state. */
    static final int NOWHERE = -1;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long ENTRY = 0xFFFF_FFFFL;

    /** A key, 0 where the slot is free; then the words that may follow in the upper half, and the entry in the lower. */
    private final long[] slots;

    private final int length;
    private final long[] firstWords;
    private final boolean stems;

    private TransitionTable(Builder builder, IntUnaryOperator entry) {
        length = (int) Math.max(16, builder.states * 9L / 7);
        slots = new long[2 * length];
        firstWords = new long[Math.max(16, Integer.highestOneBit(Math.max(1, builder.firsts) * 16 / Long.SIZE) << 1)];
        Placing placing = new Placing(builder, entry);
        // First words are asked for most, so they get the best places: where nothing lies yet, a key lies where it is
        // looked for.
        for (int state = Builder.FIRST; state < builder.states; state++) {
            if (builder.parents[state] < Builder.FIRST) {
                long key = placing.place(state);
                firstWords[filtered(key)] |= bits(key);
            }
        }
        // A state's number is higher than its parent's, whose slot is known when the state's is looked for.
        for (int state = Builder.FIRST; state < builder.states; state++) {
            if (builder.parents[state] >= Builder.FIRST) {
                placing.place(state);
            }
        }
        stems = placing.followed(Builder.STEMS);
    }

    /** Puts states into slots. */
    private final class Placing {
        private final Builder builder;
        private final IntUnaryOperator entry;
        private final int[] following;
        private final int[] slotOf;

        Placing(Builder builder, IntUnaryOperator entry) {
            this.builder = builder;
            this.entry = entry;
            following = new int[builder.states];
            slotOf = new int[builder.states];
            slotOf[Builder.NAMES] = NAMES;
            slotOf[Builder.STEMS] = STEMS;
            for (int state = Builder.FIRST; state < builder.states; state++) {
                following[builder.parents[state]] |= bit(builder.words[state]);
            }
        }

        boolean followed(int state) {
            return following[state] != 0;
        }

        /** The key of a state that has a slot now. */
        long place(int state) {
            int parent = builder.parents[state];
            long key = key(slotOf[parent], builder.words[state]);
            int slot = home(slotOf[parent], following[parent], key);
            while (slots[2 * slot] != 0) {
                slot = slot + 1 == length ? 0 : slot + 1;
            }
            slots[2 * slot] = key;
            slots[2 * slot + 1] = (long) following[state] << 32 | entry.applyAsInt(state) & ENTRY;
            slotOf[state] = slot;
            return key;
        }
    }

    /** Whether anything begins with a stem. */
    boolean hasStems() {
        return stems;
    }

    /** The state after a first word. */
    int first(int root, long word) {
        long key = key(root, word);
        long bits = bits(key);
        return (firstWords[filtered(key)] & bits) == bits ? find(key, slot(key, length)) : NOWHERE;
    }

    /** Whether words lead on from a state. */
    boolean leadsOn(int state) {
        return slots[2 * state + 1] >>> 32 != 0;
    }

    /** The state that a word leads to. */
    int next(int state, long word) {
        int following = (int) (slots[2 * state + 1] >>> 32);
        if ((following & bit(word)) == 0) {
            return NOWHERE;
        }
        long key = key(state, word);
        return find(key, home(state, following, key));
    }

    /** What was given for a state when the table was built. */
    int entry(int state) {
        return (int) slots[2 * state + 1];
    }

    /** Size of the arrays in bytes. */
    long memory() {
        return 8L * (slots.length + firstWords.length);
    }

    private int find(long key, int home) {
        int slot = home;
        for (long found = slots[2 * slot]; found != 0; found = slots[2 * slot]) {
            if (found == key) {
                return slot;
            }
            slot = slot + 1 == length ? 0 : slot + 1;
        }
        return NOWHERE;
    }

    /** Where the look for a key begins. What alone may follow a state lies behind it, mostly in the same cache line. */
    private int home(int state, int following, long key) {
        if (state < 0 || Integer.bitCount(following) != 1) {
            return slot(key, length);
        }
        return state + 1 == length ? 0 : state + 1;
    }

    /** Words are hashes that are spread already, so a sum is; never 0, which marks a free slot. */
    private static long key(int state, long word) {
        long key = word + state * GOLDEN;
        return key == 0 ? 1 : key;
    }

    /** Spreads keys over a table of any length. */
    private static int slot(long key, int length) {
        return (int) ((key >>> 32) * length >>> 32);
    }

    private static int bit(long word) {
        return 1 << (int) (word >>> 59);
    }

    private static long bits(long key) {
        return 1L << key | 1L << (key >>> 6);
    }

    private int filtered(long key) {
        return (int) (key >>> 12) & firstWords.length - 1;
    }

    /** Numbers states in the order in which words first lead to them. */
    static final class Builder {
        static final int NAMES = 0;
        static final int STEMS = 1;
        private static final int FIRST = 2;

        /** The word that leads to each state, and from where. */
        private long[] words = new long[1 << 9];

        private int[] parents = new int[1 << 9];
        private int states = FIRST;
        private int firsts;

        /** The lower half of a key and the state that it leads to, 0 where free. */
        private long[] slots = new long[1 << 10];

        /** How many there are, roots included. */
        int states() {
            return states;
        }

        /** The state that a word leads to, a new one where it led nowhere. */
        int step(int state, long word) {
            long key = key(state, word);
            int slot = slot(key, slots.length);
            while (slots[slot] != 0) {
                int known = (int) slots[slot];
                if ((int) (slots[slot] >>> 32) == (int) key && words[known] == word && parents[known] == state) {
                    return known;
                }
                slot = slot + 1 == slots.length ? 0 : slot + 1;
            }
            if (states == words.length) {
                words = Arrays.copyOf(words, states * 2);
                parents = Arrays.copyOf(parents, states * 2);
            }
            words[states] = word;
            parents[states] = state;
            firsts += state < FIRST ? 1 : 0;
            slots[slot] = key << 32 | states;
            if (states++ * 5L > slots.length * 3L) {
                grow();
            }
            return states - 1;
        }

        private void grow() {
            slots = new long[slots.length * 2];
            for (int state = FIRST; state < states; state++) {
                long key = key(parents[state], words[state]);
                int slot = slot(key, slots.length);
                while (slots[slot] != 0) {
                    slot = slot + 1 == slots.length ? 0 : slot + 1;
                }
                slots[slot] = key << 32 | state;
            }
        }

        /** @param entry of a state: what {@link TransitionTable#entry} gives back */
        TransitionTable build(IntUnaryOperator entry) {
            return new TransitionTable(this, entry);
        }
    }
}
