package org.tidende.enrich.file;

/** A fault in a file that a person wrote: which file, which line, what is wrong and what was expected. */
public final class FileFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file its name
     * @param line from 1
     * @param problem what is wrong and what was expected
     */
    public FileFault(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
