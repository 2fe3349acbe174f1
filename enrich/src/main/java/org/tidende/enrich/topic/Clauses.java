package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What must at least be there before an expression can hold: of each clause one of its atoms. It is a necessary condition that costs
 * one bit an atom; only where all bits are set is the expression itself asked.
 */
final class Clauses {
    /** Bits of an int; what an expression asks beyond them is left to the expression. */
    private static final int MOST = 31;

    private final ToIntFunction<Expression> atom;

    /** @param atom number of a term, prefix, actor, type or country */
    Clauses(ToIntFunction<Expression> atom) {
        this.atom = atom;
    }

    /** The clauses of an expression, 31 at most; empty when nothing that is there could make it hold. */
    List<BitSet> of(Expression expression) {
        List<BitSet> needed = needed(expression);
        if (needed.isEmpty()) {
            BitSet any = new BitSet();
            collect(expression, any);
            return any.isEmpty() ? List.of() : List.of(any);
        }
        needed.sort(Comparator.comparingInt(BitSet::cardinality));
        return needed.subList(0, Math.min(MOST, needed.size()));
    }

    private List<BitSet> needed(Expression expression) {
        return switch (expression) {
            case Expression.Term term -> one(term);
            case Expression.Prefix prefix -> one(prefix);
            case Expression.OfActor actor -> one(actor);
            case Expression.OfType type -> one(type);
            case Expression.OfCountry country -> one(country);
            case Expression.Near near -> all(List.of(near.one(), near.other()));
            case Expression.Times times -> needed(times.part());
            case Expression.Headline headline -> needed(headline.part());
            case Expression.Weighted weighted -> needed(weighted.part());
            case Expression.InLanguage language -> needed(language.part());
            case Expression.And and -> all(and.parts());
            case Expression.Or or -> any(or.parts());
            case Expression.Not not -> new ArrayList<>();
        };
    }

    private List<BitSet> one(Expression expression) {
        BitSet clause = new BitSet();
        clause.set(atom.applyAsInt(expression));
        List<BitSet> clauses = new ArrayList<>();
        clauses.add(clause);
        return clauses;
    }

    private List<BitSet> all(List<Expression> parts) {
        List<BitSet> clauses = new ArrayList<>();
        parts.forEach(part -> clauses.addAll(needed(part)));
        return clauses;
    }

    /** One clause: of each part the narrowest. A part that holds without any atom makes the whole hold without any. */
    private List<BitSet> any(List<Expression> parts) {
        BitSet clause = new BitSet();
        for (Expression part : parts) {
            List<BitSet> needed = needed(part);
            if (needed.isEmpty()) {
                return new ArrayList<>();
            }
            needed.stream().min(Comparator.comparingInt(BitSet::cardinality)).ifPresent(clause::or);
        }
        List<BitSet> clauses = new ArrayList<>();
        clauses.add(clause);
        return clauses;
    }

    /** All atoms that may be evidence: none below NOT. */
    private void collect(Expression expression, BitSet atoms) {
        switch (expression) {
            case Expression.Term term -> atoms.set(atom.applyAsInt(term));
            case Expression.Prefix prefix -> atoms.set(atom.applyAsInt(prefix));
            case Expression.OfActor actor -> atoms.set(atom.applyAsInt(actor));
            case Expression.OfType type -> atoms.set(atom.applyAsInt(type));
            case Expression.OfCountry country -> atoms.set(atom.applyAsInt(country));
            case Expression.Near near -> {
                collect(near.one(), atoms);
                collect(near.other(), atoms);
            }
            case Expression.Times times -> collect(times.part(), atoms);
            case Expression.Headline headline -> collect(headline.part(), atoms);
            case Expression.Weighted weighted -> collect(weighted.part(), atoms);
            case Expression.InLanguage language -> collect(language.part(), atoms);
            case Expression.And and -> and.parts().forEach(part -> collect(part, atoms));
            case Expression.Or or -> or.parts().forEach(part -> collect(part, atoms));
            case Expression.Not not -> {}
        }
    }
}
