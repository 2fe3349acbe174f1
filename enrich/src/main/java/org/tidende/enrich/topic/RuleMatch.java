package org.tidende.enrich.topic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Asks questions of one article, and gathers what made them hold. For one thread. */
final class RuleMatch {
    private static final int HEAVIEST = 1_000_000;

    private final FoundTerms found;
    private final BitSet present;
    private final String language;

    /**
     * Why a question holds.
     *
     * @param place in the text; {@link FoundTerms#ACTOR} where it is an actor
     * @param clause that holds there, as rules write it
     * @param weight what it counts for
     */
    record Reason(long place, String clause, int weight) {}

    /** @param present the atoms that are there, actors included */
    RuleMatch(FoundTerms found, BitSet present, String language) {
        this.found = found;
        this.present = present;
        this.language = language;
    }

    /** Whether a question holds; if so, all that made it hold is added to the reasons. */
    boolean holds(Question question, List<Reason> reasons) {
        return holds(question, false, 1, reasons);
    }

    /** Evaluates every part of a choice, also where the first decides: the evidence shall be whole. */
    private boolean holds(Question question, boolean headline, int weight, List<Reason> reasons) {
        return switch (question) {
            case Question.Stands term ->
                present.get(term.atom()) && add(found.places(term.atom(), headline), term.clause(), weight, reasons);
            case Question.Tagged actor -> {
                boolean tagged = present.get(actor.atom());
                if (tagged) {
                    reasons.add(new Reason(FoundTerms.ACTOR, actor.clause(), weight));
                }
                yield tagged;
            }
            case Question.Near near -> add(spans(near, headline), near.clause(), weight, reasons);
            case Question.Times times -> {
                long[] places = places(times.part(), headline);
                yield beginnings(places) >= times.count() && add(places, times.clause(), weight, reasons);
            }
            case Question.Headline part -> holds(part.part(), true, weight, reasons);
            case Question.Weighted part ->
                holds(part.part(), headline, Math.min(HEAVIEST, weight * part.weight()), reasons);
            case Question.InLanguage part ->
                language != null && part.codes().contains(language) && holds(part.part(), headline, weight, reasons);
            case Question.And and -> {
                int before = reasons.size();
                boolean all = true;
                for (int part = 0; part < and.parts().length && all; part++) {
                    all = holds(and.parts()[part], headline, weight, reasons);
                }
                yield all || forget(before, reasons);
            }
            case Question.Or or -> {
                boolean any = false;
                for (Question part : or.parts()) {
                    any |= holds(part, headline, weight, reasons);
                }
                yield any;
            }
            case Question.Not not -> {
                int before = reasons.size();
                boolean held = holds(not.part(), headline, weight, reasons);
                forget(before, reasons);
                yield !held;
            }
        };
    }

    private static boolean forget(int before, List<Reason> reasons) {
        reasons.subList(before, reasons.size()).clear();
        return false;
    }

    private static boolean add(long[] places, String clause, int weight, List<Reason> reasons) {
        for (long place : places) {
            reasons.add(new Reason(place, clause, weight));
        }
        return places.length > 0;
    }

    /** Different ones: two terms of a choice may stand at one place. */
    private static int beginnings(long[] sorted) {
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            count += i == 0 || FoundTerms.beginning(sorted[i]) != FoundTerms.beginning(sorted[i - 1]) ? 1 : 0;
        }
        return count;
    }

    /** Of each place of the first the nearest of the second; and the other way round where the order is free. */
    private long[] spans(Question.Near near, boolean headline) {
        long[] ones = places(near.one(), headline);
        long[] others = places(near.other(), headline);
        long[] spans = new long[ones.length + (near.ordered() ? 0 : others.length)];
        int count = spans(ones, others, near.words(), spans, 0);
        if (!near.ordered()) {
            count = spans(others, ones, near.words(), spans, count);
        }
        return count == spans.length ? spans : Arrays.copyOf(spans, count);
    }

    private static int spans(long[] firsts, long[] seconds, int words, long[] spans, int before) {
        int count = before;
        for (long first : firsts) {
            long second = FoundTerms.next(first, seconds, words);
            if (second >= 0) {
                spans[count++] = FoundTerms.span(first, second);
            }
        }
        return count;
    }

    private long[] places(Question part, boolean headline) {
        return switch (part) {
            case Question.Stands term -> found.places(term.atom(), headline);
            case Question.Or or ->
                Stream.of(or.parts())
                        .map(one -> places(one, headline))
                        .flatMapToLong(LongStream::of)
                        .sorted()
                        .distinct()
                        .toArray();
            case Question.Tagged actor -> throw withoutPlaces(actor);
            case Question.Near near -> throw withoutPlaces(near);
            case Question.Times times -> throw withoutPlaces(times);
            case Question.Headline one -> throw withoutPlaces(one);
            case Question.Weighted weighted -> throw withoutPlaces(weighted);
            case Question.InLanguage one -> throw withoutPlaces(one);
            case Question.And and -> throw withoutPlaces(and);
            case Question.Not not -> throw withoutPlaces(not);
        };
    }

    private static IllegalArgumentException withoutPlaces(Question part) {
        return new IllegalArgumentException("has no places: " + part);
    }
}
