package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.tidende.enrich.text.Resources;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.text.Tokens;

/**
 * Finds the words that say who somebody is: those of {@code triggers.txt}, and before a capitalised word also compounds by their last
 * part ({@code title-heads.txt}). Immutable.
 */
final class Titles {
    private static final WordTable HEADS = new WordTable("title-heads.txt", Set.of());
    private static final int SHORTEST_COMPOUND = 6;
    private static final int LONGEST_HEAD = 16;
    private static final int SHORTEST_HEAD = 3;

    private final TermAutomaton automaton;
    private final List<Set<String>> languages = new ArrayList<>();

    Titles(Stemmer stemmer) {
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        for (String line : Resources.lines(Titles.class, "triggers.txt")) {
            int colon = line.indexOf(':');
            Set<String> of = Set.of(line.substring(0, colon).split(" "));
            for (String term : line.substring(colon + 1).split(",")) {
                builder.term(term.strip(), languages.size());
                languages.add(of);
            }
        }
        automaton = builder.build();
    }

    /**
     * Titles of one text.
     *
     * @param spans first word and the one after the last of each, in the order of the text; those side by side are one
     * @param words all words of them
     */
    record Found(List<int[]> spans, BitSet words) {}

    Found in(Tokens tokens, String language) {
        BitSet words = new BitSet();
        List<int[]> spans = new ArrayList<>();
        automaton.scan(tokens, new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                return false;
            }

            @Override
            public void term(int first, int after, int term) {
                if (languages.get(term).contains(language)) {
                    spans.add(new int[] {first, after});
                    words.set(first, after);
                }
            }
        });
        Set<String> heads = HEADS.of(language, "");
        if (!heads.isEmpty()) {
            compounds(tokens, heads, spans, words);
        }
        return new Found(joined(tokens, spans), words);
    }

    private static void compounds(Tokens tokens, Set<String> heads, List<int[]> spans, BitSet words) {
        boolean any = false;
        for (int at = 1; at < tokens.size(); at++) {
            boolean candidate = tokens.capital(at)
                    && tokens.spaced(at)
                    && !words.get(at - 1)
                    && tokens.end(at - 1) - tokens.start(at - 1) >= SHORTEST_HEAD;
            if (candidate && isCompound(tokens, at - 1, heads)) {
                spans.add(new int[] {at - 1, at});
                words.set(at - 1);
                any = true;
            }
        }
        if (any) {
            spans.sort((one, other) -> one[0] != other[0] ? one[0] - other[0] : one[1] - other[1]);
        }
    }

    private static boolean isCompound(Tokens tokens, int at, Set<String> heads) {
        String word = tokens.folded(at);
        boolean hyphened = at > 0 && tokens.start(at) == tokens.end(at - 1) + 1 && !tokens.spaced(at);
        if (hyphened || !tokens.capital(at) || tokens.startsSentence(at)) {
            if (heads.contains(word)) {
                return true;
            }
        }
        if (word.length() < SHORTEST_COMPOUND) {
            return false;
        }
        int from = Math.max(SHORTEST_HEAD, word.length() - LONGEST_HEAD);
        for (int head = from; head <= word.length() - SHORTEST_HEAD; head++) {
            if (heads.contains(word.substring(head))) {
                return true;
            }
        }
        return false;
    }

    /** Titles side by side, such as major and general, are one. */
    private static List<int[]> joined(Tokens tokens, List<int[]> spans) {
        List<int[]> longest = new ArrayList<>();
        for (int[] title : spans) {
            int[] last = longest.isEmpty() ? null : longest.getLast();
            if (last != null && (title[0] < last[1] || title[0] == last[1] && tokens.spaced(title[0]))) {
                last[1] = Math.max(last[1], title[1]);
            } else {
                longest.add(title.clone());
            }
        }
        return longest;
    }
}
