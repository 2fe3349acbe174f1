package org.tidende.enrich.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Beginnings of words, such as {@code kandidat*}. A bit for the first three letters of each spares most words a look-up. */
final class PrefixTable {
    static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int BITS = 1 << 16;

    private final LongTable numbers;
    private final int[][] values;
    private final long[] starts = new long[BITS / Long.SIZE];
    private final long lengths;

    private PrefixTable(Builder builder) {
        numbers = new LongTable(builder.byHash.size());
        values = new int[builder.byHash.size()][];
        lengths = builder.lengths;
        int number = 0;
        for (Map.Entry<Long, int[]> entry : builder.byHash.entrySet()) {
            numbers.put(entry.getKey(), number);
            values[number++] = entry.getValue();
        }
        for (long start : builder.starts) {
            starts[word(start)] |= 1L << start;
        }
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    void find(Tokens tokens, int token, TermAutomaton.Sink sink) {
        char[] chars = tokens.chars();
        int end = tokens.end(token);
        int i = tokens.start(token);
        long hash = Tokenizer.seed();
        int length = 0;
        for (; i < end && length < LONGEST; i++) {
            int entry = Folding.of(chars[i]);
            if ((entry & Folding.KIND) == Folding.IGNORED) {
                continue;
            }
            hash = Tokenizer.step(hash, Folding.first(entry));
            if (!look(tokens, token, sink, hash, ++length)) {
                return;
            }
            for (char letter : Folding.rest(entry)) {
                hash = Tokenizer.step(hash, letter);
                if (!look(tokens, token, sink, hash, ++length)) {
                    return;
                }
            }
        }
    }

    /** Whether longer beginnings may follow. */
    private boolean look(Tokens tokens, int token, TermAutomaton.Sink sink, long unmixed, int length) {
        if ((lengths >> length & 1) == 0 && length != SHORTEST) {
            return true;
        }
        long hash = Tokenizer.mix(unmixed);
        if (length == SHORTEST && (starts[word(hash)] >> hash & 1) == 0) {
            return false;
        }
        int number = numbers.get(hash);
        if (number >= 0) {
            for (int value : values[number]) {
                sink.term(token, token + 1, value);
            }
        }
        return true;
    }

    /** Where the bit of a hash lies; which bit its lowest six say. */
    private static int word(long hash) {
        return (int) (hash >>> Long.SIZE - 10);
    }

    static final class Builder {
        private final Map<Long, int[]> byHash = new TreeMap<>();
        private final Set<Long> starts = new HashSet<>();
        private long lengths;

        boolean add(String beginning, int value) {
            String folded = Folding.fold(beginning);
            boolean oneWord = beginning.chars().allMatch(c -> Folding.kind((char) c) == Folding.WORD);
            if (!oneWord || folded.length() < SHORTEST || folded.length() > LONGEST) {
                return false;
            }
            long hash = Tokenizer.hash(folded.toCharArray(), folded.length());
            byHash.merge(hash, new int[] {value}, (old, one) -> {
                int[] both = Arrays.copyOf(old, old.length + 1);
                both[old.length] = value;
                return both;
            });
            starts.add(Tokenizer.hash(folded.toCharArray(), SHORTEST));
            lengths |= 1L << folded.length();
            return true;
        }

        PrefixTable build() {
            return new PrefixTable(this);
        }
    }
}
