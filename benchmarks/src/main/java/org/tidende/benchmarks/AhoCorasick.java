package org.tidende.benchmarks;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** hankcs' Aho-Corasick automaton, made to answer as ours does: whole words, leftmost and longest. */
final class AhoCorasick {
    private final AhoCorasickDoubleArrayTrie<Boolean> trie = new AhoCorasickDoubleArrayTrie<>();

    /** @param names folded, words parted by single spaces */
    AhoCorasick(Collection<String> names) {
        TreeMap<String, Boolean> sorted = new TreeMap<>();
        names.forEach(name -> sorted.put(name, Boolean.TRUE));
        trie.build(sorted);
    }

    /** Begin and end of each name, packed as {@code begin << 32 | end}. */
    List<Long> find(String plain) {
        // It tells of all names that end at a place, the longest first, place after place.
        Best best = new Best(plain);
        trie.parseText(plain, best::hit);
        return best.finish();
    }

    /** Keeps, of names that overlap, the one that begins first, and of those the longest. */
    private static final class Best {
        private final String plain;
        private final List<Long> candidates = new ArrayList<>();

        Best(String plain) {
            this.plain = plain;
        }

        void hit(int begin, int end, Boolean name) {
            boolean whole = (begin == 0 || plain.charAt(begin - 1) <= ' ')
                    && (end == plain.length() || plain.charAt(end) <= ' ');
            if (whole) {
                // Sorts by begin, the longest first.
                candidates.add((long) begin << 32 | Integer.MAX_VALUE - end);
            }
        }

        List<Long> finish() {
            candidates.sort(null);
            List<Long> taken = new ArrayList<>();
            int free = 0;
            for (long candidate : candidates) {
                int begin = (int) (candidate >>> 32);
                int end = Integer.MAX_VALUE - (int) candidate;
                if (begin >= free) {
                    taken.add((long) begin << 32 | end);
                    free = end;
                }
            }
            return taken;
        }
    }
}
