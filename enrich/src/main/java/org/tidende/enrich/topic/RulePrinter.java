package org.tidende.enrich.topic;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes an expression as {@link RuleParser} reads it; macros are written out. */
final class RulePrinter {
    private RulePrinter() {}

    /** The expression as text: read again, it is the same. */
    static String print(Expression expression) {
        return switch (expression) {
            case Expression.Term(String text) -> plain(text) ? text : '"' + text + '"';
            case Expression.Prefix(String beginning) -> beginning + '*';
            case Expression.OfActor(String uri) -> "actor:" + uri;
            case Expression.OfType(String type) -> "actor-type:" + type;
            case Expression.OfCountry(String code) -> "country:" + code;
            case Expression.Near near ->
                operand(near.one())
                        + (near.ordered() ? " ONEAR/" : " NEAR/")
                        + near.words()
                        + ' '
                        + operand(near.other());
            case Expression.Times(Expression part, int count) -> basic(part) + '{' + count + '}';
            case Expression.Headline(Expression part) -> "headline:" + basic(part);
            case Expression.Weighted(Expression part, int weight) ->
                (part instanceof Expression.Times ? print(part) : basic(part)) + '^' + weight;
            case Expression.InLanguage language ->
                "lang:" + String.join(",", new TreeSet<>(language.codes())) + ' ' + basic(language.part());
            case Expression.And(List<Expression> parts) ->
                parts.stream().map(RulePrinter::conjunct).collect(Collectors.joining(" AND "));
            case Expression.Or(List<Expression> parts) ->
                parts.stream()
                        .map(part -> part instanceof Expression.Or ? bracketed(part) : print(part))
                        .collect(Collectors.joining(" OR "));
            case Expression.Not(Expression part) -> "NOT " + operand(part);
        };
    }

    private static String conjunct(Expression part) {
        return part instanceof Expression.Or || part instanceof Expression.And ? bracketed(part) : print(part);
    }

    /** What NOT and NEAR take as it is. */
    private static String operand(Expression part) {
        return part instanceof Expression.Times || part instanceof Expression.Weighted || part instanceof Expression.Not
                ? print(part)
                : basic(part);
    }

    /** What fields, counts and weights take as it is. */
    private static String basic(Expression part) {
        return switch (part) {
            case Expression.Term term -> print(term);
            case Expression.Prefix prefix -> print(prefix);
            case Expression.OfActor actor -> print(actor);
            case Expression.OfType type -> print(type);
            case Expression.OfCountry country -> print(country);
            case Expression.Headline headline -> print(headline);
            case Expression.InLanguage language -> print(language);
            case Expression.Near near -> bracketed(near);
            case Expression.Times times -> bracketed(times);
            case Expression.Weighted weighted -> bracketed(weighted);
            case Expression.And and -> bracketed(and);
            case Expression.Or or -> bracketed(or);
            case Expression.Not not -> bracketed(not);
        };
    }

    private static String bracketed(Expression part) {
        return '(' + print(part) + ')';
    }

    /** Whether it is read as a word without quotation marks. */
    private static boolean plain(String text) {
        return !text.startsWith("@")
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || "()\"{}^:*".indexOf(c) >= 0)
                && !List.of("AND", "OR", "NOT").contains(text)
                && !text.startsWith("NEAR/")
                && !text.startsWith("ONEAR/");
    }
}
