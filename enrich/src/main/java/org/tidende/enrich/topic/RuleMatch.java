package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.tidende.contract.record.Evidence;

/** Asks expressions of one article, and gathers what made them hold. For one thread. */
final class RuleMatch {
    private final Atoms atoms;
    private final FoundTerms found;
    private final BitSet present;
    private final String language;

    /**
     * Why an expression holds.
     *
     * @param evidence a place in the text, or an actor
     * @param weight what it counts for
     */
    record Reason(Evidence evidence, int weight) {}

    /** @param present the atoms that are there, actors included */
    RuleMatch(Atoms atoms, FoundTerms found, BitSet present, String language) {
        this.atoms = atoms;
        this.found = found;
        this.present = present;
        this.language = language;
    }

    /** Whether an expression holds; if so, all that made it hold is added to the reasons. */
    boolean holds(Expression expression, List<Reason> reasons) {
        return holds(expression, false, 1, reasons);
    }

    /** Evaluates every part, also where the first decides: the evidence shall be whole. */
    private boolean holds(Expression expression, boolean headline, int weight, List<Reason> reasons) {
        return switch (expression) {
            case Expression.Term term -> stands(term, headline, weight, reasons);
            case Expression.Prefix prefix -> stands(prefix, headline, weight, reasons);
            case Expression.OfActor actor -> isTagged(actor, weight, reasons);
            case Expression.OfType type -> isTagged(type, weight, reasons);
            case Expression.OfCountry country -> isTagged(country, weight, reasons);
            case Expression.Near near -> near(near, headline, weight, reasons);
            case Expression.Times(Expression part, int count) -> {
                long[] places = places(part, headline);
                // Different beginnings: two terms of a choice may stand at one place.
                boolean enough = LongStream.of(places)
                                .map(place -> place >> 29)
                                .distinct()
                                .count()
                        >= count;
                if (enough) {
                    add(places, RulePrinter.print(expression), weight, reasons);
                }
                yield enough;
            }
            case Expression.Headline(Expression part) -> holds(part, true, weight, reasons);
            case Expression.Weighted(Expression part, int factor) ->
                holds(part, headline, Math.min(1_000_000, weight * factor), reasons);
            case Expression.InLanguage(Set<String> codes, Expression part) ->
                language != null && codes.contains(language) && holds(part, headline, weight, reasons);
            case Expression.And(List<Expression> parts) -> {
                List<Reason> together = new ArrayList<>();
                boolean all = true;
                for (Expression part : parts) {
                    all &= holds(part, headline, weight, together);
                }
                if (all) {
                    reasons.addAll(together);
                }
                yield all;
            }
            case Expression.Or(List<Expression> parts) -> {
                boolean any = false;
                for (Expression part : parts) {
                    any |= holds(part, headline, weight, reasons);
                }
                yield any;
            }
            case Expression.Not(Expression part) -> !holds(part, headline, weight, new ArrayList<>());
        };
    }

    private boolean stands(Expression term, boolean headline, int weight, List<Reason> reasons) {
        int atom = atoms.number(term);
        if (!present.get(atom)) {
            return false;
        }
        long[] places = found.places(atom, headline);
        add(places, atoms.clause(atom), weight, reasons);
        return places.length > 0;
    }

    private boolean isTagged(Expression actor, int weight, List<Reason> reasons) {
        int atom = atoms.number(actor);
        if (present.get(atom)) {
            String clause = atoms.clause(atom);
            String exact = clause.substring(clause.indexOf(':') + 1);
            reasons.add(new Reason(new Evidence("actors", 0, 0, exact, clause), weight));
        }
        return present.get(atom);
    }

    /** Of each place of the first the nearest of the second; and the other way round where the order is free. */
    private boolean near(Expression.Near near, boolean headline, int weight, List<Reason> reasons) {
        long[] ones = places(near.one(), headline);
        long[] others = places(near.other(), headline);
        List<Long> spans = new ArrayList<>();
        spans(ones, others, near.words(), spans);
        if (!near.ordered()) {
            spans(others, ones, near.words(), spans);
        }
        add(
                spans.stream().mapToLong(Long::longValue).sorted().distinct().toArray(),
                RulePrinter.print(near),
                weight,
                reasons);
        return !spans.isEmpty();
    }

    private static void spans(long[] firsts, long[] seconds, int words, List<Long> spans) {
        for (long first : firsts) {
            long second = FoundTerms.next(first, seconds, words);
            if (second >= 0) {
                spans.add(FoundTerms.span(first, second));
            }
        }
    }

    private long[] places(Expression part, boolean headline) {
        return switch (part) {
            case Expression.Term term -> found.places(atoms.number(term), headline);
            case Expression.Prefix prefix -> found.places(atoms.number(prefix), headline);
            case Expression.Or(List<Expression> parts) -> {
                long[] all = parts.stream()
                        .map(one -> places(one, headline))
                        .flatMapToLong(Arrays::stream)
                        .sorted()
                        .distinct()
                        .toArray();
                yield all;
            }
            case Expression.OfActor actor -> throw withoutPlaces(actor);
            case Expression.OfType type -> throw withoutPlaces(type);
            case Expression.OfCountry country -> throw withoutPlaces(country);
            case Expression.Near near -> throw withoutPlaces(near);
            case Expression.Times times -> throw withoutPlaces(times);
            case Expression.Headline one -> throw withoutPlaces(one);
            case Expression.Weighted weighted -> throw withoutPlaces(weighted);
            case Expression.InLanguage one -> throw withoutPlaces(one);
            case Expression.And and -> throw withoutPlaces(and);
            case Expression.Not not -> throw withoutPlaces(not);
        };
    }

    private void add(long[] places, String clause, int weight, List<Reason> reasons) {
        for (long place : places) {
            reasons.add(new Reason(found.evidence(place, clause), weight));
        }
    }

    private static IllegalArgumentException withoutPlaces(Expression part) {
        return new IllegalArgumentException("has no places: " + RulePrinter.print(part));
    }
}
