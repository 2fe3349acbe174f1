package org.tidende.enrich.topic;

/** The text of a rule and how far it is read. Lines and columns count from 1, columns in code points. */
final class RuleText {
    private static final String NO_WORD = "()\"{}^";

    private final String text;
    private int at;

    RuleText(String text) {
        this.text = text;
    }

    /** Where reading is, for {@link #fault}. */
    int at() {
        skipSpace();
        return at;
    }

    boolean atEnd() {
        skipSpace();
        return at >= text.length();
    }

    /** Whether this character comes next, after spaces. */
    boolean isNext(char c) {
        skipSpace();
        return follows(c);
    }

    /** Whether this character follows at once. */
    boolean follows(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Takes the character that {@link #isNext} or {@link #follows} saw. */
    void skip() {
        at++;
    }

    /** Whether this operator comes next, as a word of its own. */
    boolean isNext(String operator) {
        skipSpace();
        int end = at + operator.length();
        return text.startsWith(operator, at)
                && (end == text.length()
                        || Character.isWhitespace(text.charAt(end))
                        || text.charAt(end) == '('
                        || text.charAt(end) == '"');
    }

    /** Takes the operator if it comes next. */
    boolean take(String operator) {
        if (isNext(operator)) {
            at += operator.length();
            return true;
        }
        return false;
    }

    /** Takes these characters if they come next, also in the middle of a word. */
    boolean takeStart(String start) {
        skipSpace();
        if (text.startsWith(start, at)) {
            at += start.length();
            return true;
        }
        return false;
    }

    /** Takes what comes up to a space or a character that ends words; may be empty. */
    String word() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && NO_WORD.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Takes what stands between the quotation mark that comes next and the one that closes it. */
    String quoted() {
        int open = at;
        int close = text.indexOf('"', at + 1);
        if (close < 0) {
            throw fault(open, "the quotation mark is never closed");
        }
        at = close + 1;
        return text.substring(open + 1, close).strip().replaceAll("\\s+", " ");
    }

    /** Takes a whole number. */
    int number(int least, int most, String after) {
        int start = at;
        while (at < text.length() && at - start < 10 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        long number = start == at ? -1 : Long.parseLong(text.substring(start, at));
        if (number < least || number > most) {
            throw fault(start, "expected a number from " + least + " to " + most + " after " + after);
        }
        return (int) number;
    }

    /** What comes next, for a message. */
    String found() {
        skipSpace();
        int end = at;
        while (end < text.length() && end - at < 20 && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return at >= text.length() ? "the end" : "'" + text.substring(at, end) + "'";
    }

    String place(int index) {
        return "line " + lineOf(index) + ", column " + columnOf(index) + " of the rule";
    }

    RuleFault fault(int index, String problem) {
        return new RuleFault(index, lineOf(index), columnOf(index), problem);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private int lineOf(int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private int columnOf(int index) {
        int lineStart = text.lastIndexOf('\n', index - 1) + 1;
        return 1 + text.codePointCount(lineStart, index);
    }
}
