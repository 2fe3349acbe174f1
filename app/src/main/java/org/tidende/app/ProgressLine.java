package org.tidende.app;

import java.io.PrintWriter;

/** One line of a terminal that is written over itself; nothing where nobody watches. */
final class ProgressLine implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private int shown;

    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** At most a hundred times; calls may overtake each other. */
    synchronized void checked(int done, int all) {
        if (terminal && (done == all || done >= shown + Math.max(1, all / 100))) {
            shown = done;
            err.print(CLEAR + "checked " + done + " of " + all + " addresses");
            err.flush();
        }
    }

    @Override
    public void close() {
        if (terminal && shown > 0) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
