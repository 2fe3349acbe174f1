package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Tokenizer;

/**
 * Reads a rule's expression:
 *
 * <pre>
 * either   = both { OR both }
 * both     = near { [AND] near }                       only NOT may follow without AND
 * near     = one [ NEAR/n one | ONEAR/n one ]          between words, phrases, beginnings, or choices of them with OR
 * one      = NOT one | basic [ {n} ] [ ^n ]            found at n places; of weight n
 * basic    = ( either ) | "phrase" | word | beginning* | @macro
 *          | headline:basic | lang:da,nb basic | actor:URI | actor-type:person | country:DK
 * </pre>
 *
 * NOT binds closest, then NEAR, then AND, then OR. Operators are in capitals. A word may have hyphens and apostrophes; it is compared
 * without regard to case and diacritics. It never gives half a result: a fault is told with line, column and what was expected.
 */
final class RuleParser {
    private static final int DEEPEST = 100;
    private static final int MOST_TERMS = 5_000;
    private static final int LONGEST_PHRASE = 32;
    private static final int FARTHEST = 100;
    private static final int MOST_TIMES = 1_000;
    private static final int HEAVIEST = 100;

    private final RuleText text;
    private final Macros macros;
    private int terms;

    private RuleParser(RuleText text, Macros macros) {
        this.text = text;
        this.macros = macros;
    }

    /** The expression in a text that names no macros. */
    static Expression parse(String text) {
        return parse(text, Macros.none());
    }

    /**
     * The expression in a text.
     *
     * @throws RuleFault when there is none
     */
    static Expression parse(String text, Macros macros) {
        RuleParser parser = new RuleParser(new RuleText(text), macros);
        Expression expression = parser.either(0);
        if (!parser.text.atEnd()) {
            throw parser.fault("expected AND, OR or NOT between two terms, found " + parser.text.found());
        }
        return expression;
    }

    private Expression either(int depth) {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(both(depth));
        } while (text.take("OR"));
        return parts.size() == 1 ? parts.getFirst() : new Expression.Or(List.copyOf(parts));
    }

    private Expression both(int depth) {
        List<Expression> parts = new ArrayList<>();
        parts.add(near(depth));
        while (text.take("AND") || text.isNext("NOT")) {
            parts.add(near(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.And(List.copyOf(parts));
    }

    private Expression near(int depth) {
        int start = text.at();
        Expression one = one(depth);
        int operator = text.at();
        boolean ordered = text.takeStart("ONEAR/");
        if (!ordered && !text.takeStart("NEAR/")) {
            return one;
        }
        String name = ordered ? "ONEAR/" : "NEAR/";
        int words = text.number(1, FARTHEST, name);
        int second = text.at();
        Expression other = one(depth);
        withPlaces(one, start, name);
        withPlaces(other, second, name);
        if (text.takeStart("NEAR/") || text.takeStart("ONEAR/")) {
            throw text.fault(operator, name + " joins two, not three: join further pairs with AND");
        }
        return new Expression.Near(one, other, words, ordered);
    }

    private void withPlaces(Expression part, int at, String operator) {
        if (!part.hasPlaces()) {
            throw text.fault(at, operator + " takes a word, a phrase, or some of them in parentheses with OR");
        }
    }

    private void notTooDeep(int depth) {
        if (depth > DEEPEST) {
            throw fault("nested deeper than " + DEEPEST);
        }
    }

    private Expression one(int depth) {
        notTooDeep(depth);
        if (text.take("NOT")) {
            return new Expression.Not(one(depth + 1));
        }
        int start = text.at();
        Expression one = basic(depth);
        if (text.follows('{')) {
            text.skip();
            int count = text.number(2, MOST_TIMES, "{");
            if (!text.follows('}')) {
                throw fault("expected } after the number, found " + text.found());
            }
            text.skip();
            withPlaces(one, start, "{" + count + "}");
            one = new Expression.Times(one, count);
        }
        if (text.follows('^')) {
            text.skip();
            one = new Expression.Weighted(one, text.number(1, HEAVIEST, "^"));
        }
        return one;
    }

    private Expression basic(int depth) {
        notTooDeep(depth);
        if (text.atEnd()) {
            throw fault("expected a term, found the end");
        }
        if (text.isNext('(')) {
            int open = text.at();
            text.skip();
            Expression inner = either(depth + 1);
            if (!text.isNext(')')) {
                throw fault("expected ) for the ( at " + text.place(open) + ", found " + text.found());
            }
            text.skip();
            return inner;
        }
        if (++terms > MOST_TERMS) {
            throw fault("more than " + MOST_TERMS + " terms");
        }
        if (text.isNext('"')) {
            int start = text.at();
            return term(text.quoted(), start, "a phrase without a word");
        }
        if (text.takeStart("headline:")) {
            int start = text.at();
            Expression part = basic(depth + 1);
            if (part.asksForActors()) {
                throw text.fault(start, "headline: takes terms, not actors");
            }
            return new Expression.Headline(part);
        }
        return word(depth);
    }

    private Expression word(int depth) {
        int start = text.at();
        String found = text.found();
        String word = text.word();
        if (word.isEmpty()) {
            throw text.fault(start, "expected a term, found " + found);
        }
        if (isOperator(word)) {
            throw text.fault(start, "expected a term, found the operator " + word);
        }
        if (word.startsWith("@")) {
            return macro(word.substring(1), start);
        }
        int colon = word.indexOf(':');
        if (colon >= 0) {
            return field(word.substring(0, colon), word.substring(colon + 1), start, depth);
        }
        int star = word.indexOf('*');
        if (star >= 0) {
            String beginning = word.substring(0, star);
            if (star < word.length() - 1 || beginning.length() < 3) {
                throw text.fault(start, "a star stands at the end of at least three letters, found '" + word + "'");
            }
            if (Tokenizer.tokens(beginning, null).size() != 1) {
                throw text.fault(
                        start, "a star stands after one word without hyphen or apostrophe, found '" + word + "'");
            }
            return new Expression.Prefix(beginning);
        }
        return term(word, start, "expected a term, found '" + word + "'");
    }

    private Expression term(String words, int start, String otherwise) {
        int size = Tokenizer.tokens(words, null).size();
        if (size == 0) {
            throw text.fault(start, otherwise);
        }
        if (size > LONGEST_PHRASE) {
            throw text.fault(start, "a phrase of more than " + LONGEST_PHRASE + " words");
        }
        return new Expression.Term(words);
    }

    private Expression field(String field, String value, int start, int depth) {
        return switch (field) {
            case "actor" -> {
                if (value.indexOf(':') <= 0) {
                    throw text.fault(start, "expected a URI after actor:, found '" + value + "'");
                }
                yield new Expression.OfActor(value);
            }
            case "actor-type" -> {
                if (Set.of(ActorType.values()).stream()
                        .noneMatch(type -> type.name().equals(value))) {
                    throw text.fault(
                            start,
                            "unknown type of actor '" + value + "', known are "
                                    + List.of(ActorType.values()).stream()
                                            .map(ActorType::name)
                                            .sorted()
                                            .toList());
                }
                yield new Expression.OfType(value);
            }
            case "country" -> {
                if (!value.matches("[A-Za-z]{2}")) {
                    throw text.fault(start, "expected two letters (ISO 3166-1) after country:, found '" + value + "'");
                }
                yield new Expression.OfCountry(value.toUpperCase(Locale.ROOT));
            }
            case "lang" -> {
                Set<String> codes = new TreeSet<>(List.of(value.split(",")));
                if (!codes.stream().allMatch(code -> code.matches("[a-z]{2,3}(-[A-Za-z0-9]+)*"))) {
                    throw text.fault(start, "expected language codes (da,nb) after lang:, found '" + value + "'");
                }
                yield new Expression.InLanguage(Set.copyOf(codes), basic(depth + 1));
            }
            default ->
                throw text.fault(
                        start,
                        "unknown field '" + field + "', known are actor, actor-type, country, headline and lang");
        };
    }

    private Expression macro(String name, int start) {
        try {
            Expression expression = macros.named(name);
            terms += Macros.terms(expression);
            if (terms > MOST_TERMS) {
                throw text.fault(start, "more than " + MOST_TERMS + " terms");
            }
            return expression;
        } catch (IllegalArgumentException e) {
            throw text.fault(start, e.getMessage());
        }
    }

    private static boolean isOperator(String word) {
        return word.equals("AND")
                || word.equals("OR")
                || word.equals("NOT")
                || word.startsWith("NEAR/")
                || word.startsWith("ONEAR/");
    }

    private RuleFault fault(String problem) {
        return text.fault(text.at(), problem);
    }
}
