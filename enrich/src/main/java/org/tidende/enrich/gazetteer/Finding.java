package org.tidende.enrich.gazetteer;

import java.util.Locale;

/**
 * Something that lint found.
 *
 * @param file its name
 * @param line from 1
 * @param check what looked
 * @param severity whether the file can be used with it
 * @param problem what is wrong, in words
 */
public record Finding(String file, int line, Check check, Severity severity, String problem) {
    /** What a file holds must not end a line of what is printed. */
    public Finding {
        problem = problem.replaceAll("\\p{Cntrl}", "?");
    }

    /** How bad it is. */
    public enum Severity {
        /** Wrong: something is lost, or would be tagged that is not there. */
        ERROR,
        /** Worth a look. */
        WARNING
    }

    /** What lint looks at. */
    public enum Check {
        /** What is not as the file's format wants it: keys, types, dates, codes, lengths, encoding. */
        FORMAT,
        /** Names that would be found everywhere, or nowhere. */
        NAME,
        /** A name of two actors in one language. */
        DUPLICATE_NAME,
        /** A language that articles are never found to be of. */
        LANGUAGE,
        /** A one-person office that two hold at once. */
        SOLE_OFFICE,
        /** An organisation that no file has. */
        UNKNOWN_ORGANISATION,
        /** A rule that names an actor that no file has. */
        UNKNOWN_ACTOR,
        /** A topic that stands twice, or is part of one that nobody knows, or of itself. */
        TOPIC,
        /** Actors that are said to be the same in a circle, or twice. */
        SAME_AS
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + problem;
    }
}
