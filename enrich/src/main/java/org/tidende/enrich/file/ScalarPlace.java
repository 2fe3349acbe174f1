package org.tidende.enrich.file;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds where in a YAML file a character of a value stands: folded lines, quotation marks and escapes lie between. What is no white
 * space stands in the same order in both, so that it can be counted.
 */
final class ScalarPlace {
    private final String source;
    private final ScalarStyle style;
    private int at;

    private ScalarPlace(String source, int start, ScalarStyle style) {
        this.source = source;
        this.style = style;
        this.at = start;
    }

    /**
     * The index in the file of a character of a value; behind the last for the value's end.
     *
     * @param start where the value begins in the file, with its quotation mark or block indicator
     */
    static int of(String source, int start, ScalarStyle style, String value, int index) {
        int before = 0;
        for (int i = 0; i < Math.min(index, value.length()); i++) {
            before += Character.isWhitespace(value.charAt(i)) ? 0 : 1;
        }
        boolean end = value.substring(Math.min(index, value.length())).isBlank();
        ScalarPlace place = new ScalarPlace(source, start, style);
        place.skipHead();
        place.skip(before);
        if (!end) {
            place.skipSpace();
        }
        return place.at;
    }

    private void skipHead() {
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            int line = source.indexOf('\n', at);
            at = line < 0 ? source.length() : line + 1;
        } else if (style != ScalarStyle.PLAIN) {
            at++;
        }
    }

    /** Behind so many characters that are no white space. */
    private void skip(int characters) {
        for (int left = characters; left > 0 && at < source.length(); left--) {
            skipSpace();
            at += length();
        }
    }

    private void skipSpace() {
        while (at < source.length() && isSpace()) {
            at += length();
        }
    }

    private boolean isSpace() {
        if (style != ScalarStyle.DOUBLE_QUOTED || source.charAt(at) != '\\' || at + 1 == source.length()) {
            return Character.isWhitespace(source.charAt(at));
        }
        char escaped = source.charAt(at + 1);
        if ("xuU".indexOf(escaped) >= 0 && at + length() <= source.length()) {
            return Character.isWhitespace(Integer.parseInt(source, at + 2, at + length(), 16));
        }
        return "nt rNLP_\n".indexOf(escaped) >= 0;
    }

    /** How many characters stand there for one. */
    private int length() {
        if (style == ScalarStyle.SINGLE_QUOTED && source.startsWith("''", at)) {
            return 2;
        }
        if (style != ScalarStyle.DOUBLE_QUOTED || source.charAt(at) != '\\' || at + 1 == source.length()) {
            return 1;
        }
        return switch (source.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}
