package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tidende.contract.record.Evidence;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Tokens;

/**
 * The terms that stand in an article, and where. A place is a long that sorts as the text runs: passage, first word, word after the
 * last. For one article and one thread.
 */
final class FoundTerms {
    /** The place of what is tagged, and stands nowhere itself; behind all others. */
    static final long ACTOR = Long.MAX_VALUE;

    private static final int WORD_BITS = 29;
    private static final int WORD_MASK = (1 << WORD_BITS) - 1;

    private final List<Passage> passages = new ArrayList<>(3);

    /** Number of the passage that is one; -1 where there is none. */
    private int headline = -1;

    private int[] atoms = new int[64];
    private long[] places = new long[64];
    private int size;

    /** By atom, then in the order of the text. */
    private long[] order;

    /** A field of the article is read; terms of it come next. */
    void read(Passage passage) {
        if (passages.isEmpty() || passages.getLast() != passage) {
            headline = passage.field().equals("headline") ? passages.size() : headline;
            passages.add(passage);
        }
    }

    /** Of all fields that were read. */
    int words() {
        int words = 0;
        for (Passage passage : passages) {
            words += passage.tokens().size();
        }
        return words;
    }

    void add(Passage passage, int first, int after, int atom) {
        read(passage);
        add(atom, (long) (passages.size() - 1) << 2 * WORD_BITS | (long) first << WORD_BITS | after);
    }

    /** An actor, type or country is tagged. */
    void tagged(int atom) {
        add(atom, ACTOR);
    }

    private void add(int atom, long place) {
        if (size == atoms.length) {
            atoms = Arrays.copyOf(atoms, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        atoms[size] = atom;
        places[size++] = place;
    }

    /** Nothing is added after this. */
    void sort() {
        order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) atoms[i] << 32 | i;
        }
        Arrays.sort(order);
    }

    /** What is there, in order, each once. */
    int[] atoms() {
        int[] different = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int atom = (int) (order[i] >> 32);
            if (count == 0 || different[count - 1] != atom) {
                different[count++] = atom;
            }
        }
        return Arrays.copyOf(different, count);
    }

    /** The places of an atom, in the order of the text. */
    long[] places(int atom, boolean headlineOnly) {
        int at = Arrays.binarySearch(order, (long) atom << 32);
        int start = at < 0 ? -at - 1 : at;
        int end = start;
        while (end < size && order[end] >> 32 == atom) {
            end++;
        }
        long[] found = new long[end - start];
        int kept = 0;
        for (int i = start; i < end; i++) {
            long place = places[(int) order[i]];
            if (!headlineOnly || inHeadline(place)) {
                found[kept++] = place;
            }
        }
        return kept == found.length ? found : Arrays.copyOf(found, kept);
    }

    Evidence evidence(long place, String clause) {
        if (place == ACTOR) {
            return new Evidence("actors", 0, 0, clause.substring(clause.indexOf(':') + 1), clause);
        }
        Passage passage = passage(place);
        Tokens tokens = passage.tokens();
        int from = tokens.start(first(place));
        int to = tokens.end(after(place) - 1);
        return new Evidence(
                passage.field(),
                tokens.codePoint(from),
                tokens.codePoint(to),
                tokens.text().substring(from, to),
                clause);
    }

    boolean inHeadline(long place) {
        return place != ACTOR && place >> 2 * WORD_BITS == headline;
    }

    /** Passage and first word. */
    private static long beginning(long place) {
        return place >> WORD_BITS;
    }

    static int first(long place) {
        return (int) (place >> WORD_BITS) & WORD_MASK;
    }

    /** Whether a place lies within another, or is it. */
    static boolean within(long place, long other) {
        return place >> 2 * WORD_BITS == other >> 2 * WORD_BITS
                && first(place) >= first(other)
                && after(place) <= after(other);
    }

    /** Whether a place ends before another of its passage does. */
    static boolean endsBefore(long place, long other) {
        return place >> 2 * WORD_BITS == other >> 2 * WORD_BITS && after(place) < after(other);
    }

    /** In the order of the text; of those that begin together the longest first. */
    static long inOrder(long place) {
        return place ^ WORD_MASK;
    }

    static int after(long place) {
        return (int) place & WORD_MASK;
    }

    /** From the first word of one place to the last of another. */
    private static long span(long from, long to) {
        return from & ~(long) WORD_MASK | Math.max(after(from), after(to));
    }

    /** The first of sorted places that begins where another ends, or later, in its passage and within some words; -1 if there is none. */
    private static long next(long place, long[] sorted, int words) {
        long earliest = place >> 2 * WORD_BITS << 2 * WORD_BITS | (long) after(place) << WORD_BITS;
        int at = Arrays.binarySearch(sorted, earliest);
        at = at < 0 ? -at - 1 : at;
        boolean near = at < sorted.length
                && sorted[at] >> 2 * WORD_BITS == place >> 2 * WORD_BITS
                && first(sorted[at]) - after(place) < words;
        return near ? sorted[at] : -1;
    }

    /** From each place of the first to the nearest of the second; and the other way round where the order is free. Both are sorted. */
    static long[] spans(long[] ones, long[] others, int words, boolean ordered) {
        long[] spans = new long[ones.length + (ordered ? 0 : others.length)];
        int count = spans(ones, others, words, spans, 0);
        if (!ordered) {
            count = spans(others, ones, words, spans, count);
        }
        return count == spans.length ? spans : Arrays.copyOf(spans, count);
    }

    private static int spans(long[] firsts, long[] seconds, int words, long[] spans, int before) {
        int count = before;
        for (long first : firsts) {
            long second = next(first, seconds, words);
            if (second >= 0) {
                spans[count++] = span(first, second);
            }
        }
        return count;
    }

    /** How many different words sorted places begin at: two terms of a choice may stand at one place. */
    static int beginnings(long[] sorted) {
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            count += i == 0 || beginning(sorted[i]) != beginning(sorted[i - 1]) ? 1 : 0;
        }
        return count;
    }

    private Passage passage(long place) {
        return passages.get((int) (place >> 2 * WORD_BITS));
    }
}
