package org.tidende.enrich.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * An {@link Expression} as it is asked of articles: its terms by number, its clauses printed. Each part answers for itself: a switch over
 * their kinds took longer than all of the answers.
 */
sealed interface Question {
    /** Weights multiply, and nothing needs a higher one. */
    int HEAVIEST = 1_000_000;

    /**
     * Whether it holds in an article; if so, all that made it hold is added to the reasons.
     *
     * @param headline whether in the headline alone
     * @param weight of what holds
     */
    boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons);

    /**
     * Where it stands, in the order of the text.
     *
     * @throws IllegalArgumentException when it is no word, phrase or beginning, and no choice of them
     */
    default long[] places(RuleMatch match, boolean headline) {
        throw new IllegalArgumentException("has no places: " + this);
    }

    /**
     * A word, phrase or beginning stands there.
     *
     * @param atom its number
     * @param clause as rules write it
     */
    record Stands(int atom, String clause) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            return match.has(atom) && RuleMatch.add(places(match, headline), clause, weight, reasons);
        }

        @Override
        public long[] places(RuleMatch match, boolean headline) {
            return match.places(atom, headline);
        }
    }

    /** An actor, one of a type or of a country is tagged. */
    record Tagged(int atom, String clause) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            boolean tagged = match.has(atom);
            if (tagged) {
                reasons.add(new RuleMatch.Reason(FoundTerms.ACTOR, clause, weight));
            }
            return tagged;
        }
    }

    /** Two are near one another; both have places. */
    record Near(Question one, Question other, int words, boolean ordered, String clause) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            long[] spans = FoundTerms.spans(one.places(match, headline), other.places(match, headline), words, ordered);
            return RuleMatch.add(spans, clause, weight, reasons);
        }
    }

    /** What has places has so many. */
    record Times(Question part, int count, String clause) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            long[] places = part.places(match, headline);
            return FoundTerms.beginnings(places) >= count && RuleMatch.add(places, clause, weight, reasons);
        }
    }

    /** In the headline alone. */
    record Headline(Question part) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            return part.holds(match, true, weight, reasons);
        }
    }

    /** Counts for more. */
    record Weighted(Question part, int weight) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int outer, List<RuleMatch.Reason> reasons) {
            return part.holds(match, headline, Math.min(HEAVIEST, outer * weight), reasons);
        }
    }

    /** Of articles in some languages alone. */
    record InLanguage(Set<String> codes, Question part) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            return match.language() != null
                    && codes.contains(match.language())
                    && part.holds(match, headline, weight, reasons);
        }
    }

    /** All of them. */
    record And(Question[] parts) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            int before = reasons.size();
            for (Question part : parts) {
                if (!part.holds(match, headline, weight, reasons)) {
                    RuleMatch.forget(before, reasons);
                    return false;
                }
            }
            return true;
        }
    }

    /** One of them. */
    record Or(Question[] parts) implements Question {
        /** Asks every part, also where the first decides: the evidence shall be whole. */
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            boolean any = false;
            for (Question part : parts) {
                any |= part.holds(match, headline, weight, reasons);
            }
            return any;
        }

        @Override
        public long[] places(RuleMatch match, boolean headline) {
            return Arrays.stream(parts)
                    .flatMapToLong(part -> Arrays.stream(part.places(match, headline)))
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }

    /** Not this. */
    record Not(Question part) implements Question {
        @Override
        public boolean holds(RuleMatch match, boolean headline, int weight, List<RuleMatch.Reason> reasons) {
            int before = reasons.size();
            boolean held = part.holds(match, headline, weight, reasons);
            RuleMatch.forget(before, reasons);
            return !held;
        }
    }

    /** @param atom number of a term, prefix, actor, type or country */
    static Question of(Expression expression, ToIntFunction<Expression> atom) {
        return switch (expression) {
            case Expression.Term term -> new Stands(atom.applyAsInt(term), RulePrinter.print(term));
            case Expression.Prefix prefix -> new Stands(atom.applyAsInt(prefix), RulePrinter.print(prefix));
            case Expression.OfActor actor -> new Tagged(atom.applyAsInt(actor), RulePrinter.print(actor));
            case Expression.OfType type -> new Tagged(atom.applyAsInt(type), RulePrinter.print(type));
            case Expression.OfCountry country -> new Tagged(atom.applyAsInt(country), RulePrinter.print(country));
            case Expression.Near near ->
                new Near(
                        of(near.one(), atom),
                        of(near.other(), atom),
                        near.words(),
                        near.ordered(),
                        RulePrinter.print(near));
            case Expression.Times times -> new Times(of(times.part(), atom), times.count(), RulePrinter.print(times));
            case Expression.Headline headline -> new Headline(of(headline.part(), atom));
            case Expression.Weighted weighted -> new Weighted(of(weighted.part(), atom), weighted.weight());
            case Expression.InLanguage language -> new InLanguage(language.codes(), of(language.part(), atom));
            case Expression.And and -> new And(of(and.parts(), atom));
            case Expression.Or or -> new Or(of(or.parts(), atom));
            case Expression.Not not -> new Not(of(not.part(), atom));
        };
    }

    private static Question[] of(List<Expression> parts, ToIntFunction<Expression> atom) {
        return parts.stream().map(part -> of(part, atom)).toArray(Question[]::new);
    }
}
