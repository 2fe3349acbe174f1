package org.tidende.enrich.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Beginnings of words, such as {@code kandidat*}. A bit for the first letters of each, from the third on, ends most words' look-ups
 * at the third letter or the fourth.
 */
final class PrefixTable {
    static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final LongTable numbers;
    private final int[][] values;
    private final Bits ways;
    private final Bits ends;

    private PrefixTable(Builder builder) {
        numbers = new LongTable(builder.byHash.size());
        values = new int[builder.byHash.size()][];
        ways = new Bits(builder.ways.size());
        ends = new Bits(values.length);
        int number = 0;
        for (Map.Entry<Long, int[]> entry : builder.byHash.entrySet()) {
            numbers.put(Tokenizer.mix(entry.getKey()), number);
            values[number++] = entry.getValue();
            ends.set(spread(entry.getKey()));
        }
        builder.ways.forEach(way -> ways.set(spread(way)));
    }

    /** One of sixteen bits is set at most. */
    private static final class Bits {
        private final long[] bits;
        private final int shift;

        Bits(int expected) {
            int log = Math.max(10, 36 - Integer.numberOfLeadingZeros(expected));
            bits = new long[1 << log - 6];
            shift = Integer.SIZE - log;
        }

        void set(int spread) {
            int bit = spread >>> shift;
            bits[bit >>> 6] |= 1L << bit;
        }

        boolean get(int spread) {
            int bit = spread >>> shift;
            return (bits[bit >>> 6] >>> bit & 1) != 0;
        }
    }

    /** What names the letters of an unmixed hash in the bits; never 0. */
    static int spread(long unmixed) {
        return (int) (unmixed * GOLDEN >>> 32) | 1;
    }

    void find(Tokens tokens, int token, TermAutomaton.Sink sink) {
        int beginning = tokens.beginning(token);
        if (beginning != 0 && ways.get(beginning)) {
            follow(tokens, token, sink);
        }
    }

    private void follow(Tokens tokens, int token, TermAutomaton.Sink sink) {
        char[] chars = tokens.chars();
        int end = tokens.end(token);
        long hash = Tokenizer.seed();
        int length = 0;
        for (int i = tokens.start(token); i < end && length < LONGEST; i++) {
            int entry = Folding.of(chars[i]);
            if ((entry & Folding.KIND) == Folding.IGNORED) {
                continue;
            }
            hash = Tokenizer.step(hash, Folding.first(entry));
            if (++length >= SHORTEST && !look(token, sink, hash)) {
                return;
            }
            if (Folding.hasRest(entry)) {
                for (char letter : Folding.rest(entry)) {
                    hash = Tokenizer.step(hash, letter);
                    if (++length >= SHORTEST && !look(token, sink, hash)) {
                        return;
                    }
                }
            }
        }
    }

    /** Whether longer beginnings may follow. */
    private boolean look(int token, TermAutomaton.Sink sink, long unmixed) {
        int spread = spread(unmixed);
        if (!ways.get(spread)) {
            return false;
        }
        int number = ends.get(spread) ? numbers.get(Tokenizer.mix(unmixed)) : -1;
        if (number >= 0) {
            for (int value : values[number]) {
                sink.term(token, token + 1, value);
            }
        }
        return true;
    }

    static final class Builder {
        /** By unmixed hash. */
        private final Map<Long, int[]> byHash = new TreeMap<>();

        /** Unmixed hashes of what beginnings begin with, and of themselves. */
        private final Set<Long> ways = new HashSet<>();

        boolean add(String beginning, int value) {
            String folded = Folding.fold(beginning);
            boolean oneWord = beginning.chars().allMatch(c -> Folding.kind((char) c) == Folding.WORD);
            if (!oneWord || folded.length() < SHORTEST || folded.length() > LONGEST) {
                return false;
            }
            long hash = Tokenizer.seed();
            for (int i = 0; i < folded.length(); i++) {
                hash = Tokenizer.step(hash, folded.charAt(i));
                if (i + 1 >= SHORTEST) {
                    ways.add(hash);
                }
            }
            byHash.merge(hash, new int[] {value}, (old, one) -> {
                int[] both = Arrays.copyOf(old, old.length + 1);
                both[old.length] = value;
                return both;
            });
            return true;
        }

        PrefixTable build() {
            return new PrefixTable(this);
        }
    }
}
