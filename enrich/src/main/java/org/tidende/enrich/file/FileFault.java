package org.tidende.enrich.file;

/** A fault in a file that a person wrote: which file, which line, what is wrong and what was expected. */
public final class FileFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String problem;

    /**
     * @param file its name
     * @param line from 1
     * @param problem what is wrong and what was expected
     */
    public FileFault(String file, int line, String problem) {
        super(file + ":" + line + ": " + visible(problem));
        this.file = file;
        this.line = line;
        this.problem = visible(problem);
    }

    /** What a file holds must not end a line of a log, or begin one. */
    private static String visible(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong and what was expected. */
    public String problem() {
        return problem;
    }
}
