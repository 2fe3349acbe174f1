package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.enrich.text.TermAutomaton;

/** The words, phrases, beginnings and actors that rules name, numbered. Complete once all rules were shown to it. */
final class Atoms {
    private final Map<String, Integer> terms = new TreeMap<>();
    private final Map<String, Integer> prefixes = new TreeMap<>();

    /** Actors, types and countries, as rules write them. */
    private final Map<String, Integer> actors = new TreeMap<>();

    private final List<String> clauses = new ArrayList<>();

    /** Numbers all atoms of an expression. */
    void add(Expression expression) {
        switch (expression) {
            case Expression.Term(String text) -> terms.computeIfAbsent(text, key -> clause(expression));
            case Expression.Prefix(String beginning) -> prefixes.computeIfAbsent(beginning, key -> clause(expression));
            case Expression.OfActor actor -> actors.computeIfAbsent(RulePrinter.print(actor), key -> clause(actor));
            case Expression.OfType type -> actors.computeIfAbsent(RulePrinter.print(type), key -> clause(type));
            case Expression.OfCountry country ->
                actors.computeIfAbsent(RulePrinter.print(country), key -> clause(country));
            case Expression.Near near -> {
                add(near.one());
                add(near.other());
            }
            case Expression.Times times -> add(times.part());
            case Expression.Headline headline -> add(headline.part());
            case Expression.Weighted weighted -> add(weighted.part());
            case Expression.InLanguage language -> add(language.part());
            case Expression.And and -> and.parts().forEach(this::add);
            case Expression.Or or -> or.parts().forEach(this::add);
            case Expression.Not not -> add(not.part());
        }
    }

    int size() {
        return clauses.size();
    }

    /** An atom as rules write it. */
    String clause(int atom) {
        return clauses.get(atom);
    }

    /** The number of a term, prefix, actor, type or country that a rule names. */
    int number(Expression expression) {
        return switch (expression) {
            case Expression.Term(String text) -> terms.get(text);
            case Expression.Prefix(String beginning) -> prefixes.get(beginning);
            case Expression.OfActor actor -> actors.get(RulePrinter.print(actor));
            case Expression.OfType type -> actors.get(RulePrinter.print(type));
            case Expression.OfCountry country -> actors.get(RulePrinter.print(country));
            case Expression.Near near -> throw noAtom(near);
            case Expression.Times times -> throw noAtom(times);
            case Expression.Headline headline -> throw noAtom(headline);
            case Expression.Weighted weighted -> throw noAtom(weighted);
            case Expression.InLanguage language -> throw noAtom(language);
            case Expression.And and -> throw noAtom(and);
            case Expression.Or or -> throw noAtom(or);
            case Expression.Not not -> throw noAtom(not);
        };
    }

    /** The number of an actor, type or country; -1 when no rule names it. */
    int actor(String clause) {
        return actors.getOrDefault(clause, -1);
    }

    /** Puts words, phrases and beginnings of these numbers into an automaton; each hit gives the atom's number back. */
    void fill(TermAutomaton.Builder automaton, int from, int to) {
        terms.forEach((term, number) -> {
            if (number >= from && number < to) {
                automaton.term(term, number);
            }
        });
        prefixes.forEach((prefix, number) -> {
            if (number >= from && number < to) {
                automaton.prefix(prefix, number);
            }
        });
    }

    private int clause(Expression atom) {
        clauses.add(RulePrinter.print(atom));
        return clauses.size() - 1;
    }

    private static IllegalArgumentException noAtom(Expression expression) {
        return new IllegalArgumentException("not a single term: " + RulePrinter.print(expression));
    }
}
