package org.tidende.enrich.topic;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Expressions with names, which rules and other macros refer to as {@code @name}. Read when first asked for. For one thread. */
final class Macros {
    /** A rule may be made of macros of macros; what they amount to is bounded. */
    private static final int MOST_TERMS = 5_000;

    private final Map<String, String> texts;
    private final Map<String, Expression> read = new HashMap<>();
    private final Set<String> reading = new LinkedHashSet<>();

    Macros(Map<String, String> texts) {
        this.texts = texts;
    }

    /** No macro is known. */
    static Macros none() {
        return new Macros(Map.of());
    }

    /** Everything known, for a rule that adds its own. */
    Macros with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(texts);
        all.putAll(more);
        return new Macros(all);
    }

    /**
     * What a macro stands for.
     *
     * @throws IllegalArgumentException when there is none, it refers to itself, or it can't be read
     */
    Expression named(String name) {
        Expression known = read.get(name);
        if (known != null) {
            return known;
        }
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("unknown macro @" + name
                    + (texts.isEmpty() ? ", none is defined" : ", known are @" + String.join(", @", sorted())));
        }
        if (!reading.add(name)) {
            throw new IllegalArgumentException(
                    "the macro @" + name + " refers to itself, by @" + String.join(" -> @", reading) + " -> @" + name);
        }
        try {
            Expression expression = RuleParser.parse(text, this);
            if (terms(expression) > MOST_TERMS) {
                throw new IllegalArgumentException(
                        "the macro @" + name + " comes to more than " + MOST_TERMS + " terms");
            }
            read.put(name, expression);
            return expression;
        } catch (RuleFault fault) {
            throw new IllegalArgumentException("in the macro @" + name + ", " + fault.getMessage(), fault);
        } finally {
            reading.remove(name);
        }
    }

    /** How many terms an expression has. */
    static int terms(Expression expression) {
        return switch (expression) {
            case Expression.Term term -> 1;
            case Expression.Prefix prefix -> 1;
            case Expression.OfActor actor -> 1;
            case Expression.OfType type -> 1;
            case Expression.OfCountry country -> 1;
            case Expression.Near near -> terms(near.one()) + terms(near.other());
            case Expression.Times times -> terms(times.part());
            case Expression.Headline headline -> terms(headline.part());
            case Expression.Weighted weighted -> terms(weighted.part());
            case Expression.InLanguage language -> terms(language.part());
            case Expression.And and ->
                and.parts().stream().mapToInt(Macros::terms).sum();
            case Expression.Or or -> or.parts().stream().mapToInt(Macros::terms).sum();
            case Expression.Not not -> terms(not.part());
        };
    }

    private Iterable<String> sorted() {
        return texts.keySet().stream().sorted().limit(10).toList();
    }
}
