package org.tidende.enrich.topic;

/** A fault in a rule's expression: where and what was expected. Lines and columns count from 1. */
public final class RuleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final int line;
    private final String expected;
    private final String problem;

    RuleFault(int index, int line, int column, String problem) {
        super("line " + line + ", column " + column + ": " + problem);
        this.index = index;
        this.line = line;
        this.expected = problem;
        this.problem = "column " + column + ": " + problem;
    }

    /** Which character of the expression. */
    int index() {
        return index;
    }

    /** The problem without its place. */
    String expected() {
        return expected;
    }

    /** Line in the expression. */
    public int line() {
        return line;
    }

    /** Column and problem, without the line. */
    public String problem() {
        return problem;
    }
}
