package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rule's expression:
 *
 * <pre>
 * either   = both { OR both }
 * both     = one { [AND] one }      only NOT may follow without AND
 * one      = NOT one | ( either ) | "phrase" | word | beginning* | actor:URI
 * </pre>
 *
 * NOT binds closest, then AND, then OR. Operators are in capitals. A word may have hyphens and apostrophes; it is compared
 * without regard to case and diacritics. It never gives half a result: a fault is told with line, column and what was expected.
 */
final class RuleParser {
    private static final int DEEPEST = 100;
    private static final int MOST_TERMS = 5_000;
    private static final String ACTOR = "actor:";

    private final String text;
    private int at;
    private int terms;

    private RuleParser(String text) {
        this.text = text;
    }

    /**
     * The expression in a text.
     *
     * @throws RuleFault when there is none
     */
    static Expression parse(String text) {
        RuleParser parser = new RuleParser(text);
        Expression expression = parser.either(0);
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.fault(parser.at, "expected AND, OR or NOT between two terms, found '" + parser.peek() + "'");
        }
        return expression;
    }

    private Expression either(int depth) {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(both(depth));
        } while (take("OR"));
        return parts.size() == 1 ? parts.getFirst() : new Expression.Or(List.copyOf(parts));
    }

    private Expression both(int depth) {
        List<Expression> parts = new ArrayList<>();
        parts.add(one(depth));
        while (take("AND") || isNext("NOT")) {
            parts.add(one(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.And(List.copyOf(parts));
    }

    private Expression one(int depth) {
        skipSpace();
        if (depth > DEEPEST) {
            throw fault(at, "nested deeper than " + DEEPEST);
        }
        if (at >= text.length()) {
            throw fault(at, "expected a term, found the end");
        }
        if (take("NOT")) {
            return new Expression.Not(one(depth + 1));
        }
        char c = text.charAt(at);
        if (c == '(') {
            int open = at++;
            Expression inner = either(depth + 1);
            skipSpace();
            if (at >= text.length() || text.charAt(at) != ')') {
                throw fault(at, "expected ) for the ( at " + place(open) + ", found " + found());
            }
            at++;
            return inner;
        }
        if (++terms > MOST_TERMS) {
            throw fault(at, "more than " + MOST_TERMS + " terms");
        }
        return c == '"' ? phrase() : word();
    }

    private Expression phrase() {
        int open = at;
        int close = text.indexOf('"', at + 1);
        if (close < 0) {
            throw fault(open, "the quotation mark is never closed");
        }
        String words = text.substring(open + 1, close).strip();
        if (words.chars().noneMatch(Character::isLetterOrDigit)) {
            throw fault(open, "a phrase without a word");
        }
        at = close + 1;
        return new Expression.Term(words.replaceAll("\\s+", " "));
    }

    private Expression word() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "()\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw fault(start, "expected a term, found '" + text.charAt(start) + "'");
        }
        if (isOperator(word)) {
            throw fault(start, "expected a term, found the operator " + word);
        }
        if (word.startsWith(ACTOR)) {
            String uri = word.substring(ACTOR.length());
            if (uri.indexOf(':') <= 0) {
                throw fault(start, "expected a URI after actor:, found '" + uri + "'");
            }
            return new Expression.OfActor(uri);
        }
        int colon = word.indexOf(':');
        if (colon >= 0) {
            throw fault(start, "unknown field '" + word.substring(0, colon) + "', known is actor");
        }
        int star = word.indexOf('*');
        if (star >= 0) {
            String beginning = word.substring(0, star);
            if (star < word.length() - 1 || beginning.length() < 3) {
                throw fault(start, "a star stands at the end of at least three letters, found '" + word + "'");
            }
            return new Expression.Prefix(beginning);
        }
        if (word.chars().noneMatch(Character::isLetterOrDigit)) {
            throw fault(start, "expected a term, found '" + word + "'");
        }
        return new Expression.Term(word);
    }

    private boolean take(String operator) {
        if (isNext(operator)) {
            at += operator.length();
            return true;
        }
        return false;
    }

    private boolean isNext(String operator) {
        skipSpace();
        int end = at + operator.length();
        return text.startsWith(operator, at)
                && (end == text.length()
                        || Character.isWhitespace(text.charAt(end))
                        || text.charAt(end) == '('
                        || text.charAt(end) == '"');
    }

    private static boolean isOperator(String word) {
        return word.equals("AND") || word.equals("OR") || word.equals("NOT");
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String peek() {
        int end = at;
        while (end < text.length() && end - at < 20 && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    private String found() {
        return at >= text.length() ? "the end" : "'" + peek() + "'";
    }

    private String place(int index) {
        return "line " + lineOf(index) + ", column " + columnOf(index);
    }

    private RuleFault fault(int index, String problem) {
        return new RuleFault(lineOf(index), columnOf(index), problem);
    }

    private int lineOf(int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private int columnOf(int index) {
        int lineStart = text.lastIndexOf('\n', index - 1) + 1;
        return 1 + text.codePointCount(lineStart, index);
    }
}
