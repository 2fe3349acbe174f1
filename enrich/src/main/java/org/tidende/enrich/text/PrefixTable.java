package org.tidende.enrich.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Beginnings of words, such as {@code kandidat*}. A bit for each spares most words a look-up. */
final class PrefixTable {
    static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int BITS = 1 << 16;

    private final Map<Long, int[]> byHash;
    private final BitSet seen;
    private final BitSet lengths;

    private PrefixTable(Map<Long, int[]> byHash, BitSet seen, BitSet lengths) {
        this.byHash = byHash;
        this.seen = seen;
        this.lengths = lengths;
    }

    boolean isEmpty() {
        return byHash.isEmpty();
    }

    void find(Tokens tokens, int token, TermAutomaton.Sink sink) {
        String text = tokens.text();
        int end = tokens.end(token);
        long hash = Tokenizer.seed();
        int length = 0;
        for (int i = tokens.start(token); i < end && length < LONGEST; i++) {
            char c = text.charAt(i);
            if (Folding.kind(c) == Folding.IGNORED) {
                continue;
            }
            hash = Tokenizer.step(hash, Folding.first(c));
            length = look(tokens, token, sink, hash, length + 1);
            if (Folding.second(c) != 0) {
                hash = Tokenizer.step(hash, Folding.second(c));
                length = look(tokens, token, sink, hash, length + 1);
            }
        }
    }

    private int look(Tokens tokens, int token, TermAutomaton.Sink sink, long hash, int length) {
        if (lengths.get(length) && seen.get((int) (Tokenizer.mix(hash) & BITS - 1))) {
            int[] found = byHash.get(Tokenizer.mix(hash));
            if (found != null) {
                for (int value : found) {
                    sink.term(token, token + 1, value);
                }
            }
        }
        return length;
    }

    static final class Builder {
        private final Map<Long, int[]> byHash = new TreeMap<>();
        private final BitSet seen = new BitSet(BITS);
        private final BitSet lengths = new BitSet(LONGEST + 1);

        boolean add(String beginning, int value) {
            String folded = Folding.fold(beginning);
            boolean oneWord = beginning.chars().allMatch(c -> Folding.kind((char) c) == Folding.WORD);
            if (!oneWord || folded.length() < SHORTEST || folded.length() > LONGEST) {
                return false;
            }
            long hash = Tokenizer.hash(folded.toCharArray(), folded.length());
            byHash.merge(hash, new int[] {value}, (old, one) -> {
                int[] both = java.util.Arrays.copyOf(old, old.length + 1);
                both[old.length] = value;
                return both;
            });
            seen.set((int) (hash & BITS - 1));
            lengths.set(folded.length());
            return true;
        }

        PrefixTable build() {
            return new PrefixTable(new HashMap<>(byHash), seen, lengths);
        }
    }
}
