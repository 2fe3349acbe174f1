package org.tidende.enrich.topic;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** An {@link Expression} as it is asked of articles: its terms by number, its clauses printed. */
sealed interface Question {
    /**
     * A word, phrase or beginning stands there.
     *
     * @param atom its number
     * @param clause as rules write it
     */
    record Stands(int atom, String clause) implements Question {}

    /** An actor, one of a type or of a country is tagged. */
    record Tagged(int atom, String clause) implements Question {}

    /** Two are near one another; both have places. */
    record Near(Question one, Question other, int words, boolean ordered, String clause) implements Question {}

    /** What has places has so many. */
    record Times(Question part, int count, String clause) implements Question {}

    /** In the headline alone. */
    record Headline(Question part) implements Question {}

    /** Counts for more. */
    record Weighted(Question part, int weight) implements Question {}

    /** Of articles in some languages alone. */
    record InLanguage(Set<String> codes, Question part) implements Question {}

    /** All of them. */
    record And(Question[] parts) implements Question {}

    /** One of them. */
    record Or(Question[] parts) implements Question {}

    /** Not this. */
    record Not(Question part) implements Question {}

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
