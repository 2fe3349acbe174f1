package org.tidende.ingest.feed;

/** A document that is not OPML. */
public final class OpmlException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    OpmlException(String what, int line) {
        super("line " + line + ": " + what);
        this.line = line;
    }

    /** Where, from 1. */
    public int line() {
        return line;
    }
}
