package org.tidende.ingest.feed;

import org.jsoup.parser.Parser;

/** Titles and names as text: feeds publish them as text, as HTML, and as HTML that is escaped once too often. */
final class PlainText {
    /** What names something is read at its beginning only; the rest is somebody's experiment. */
    private static final int LONGEST = 50_000;

    private PlainText() {}

    /** On one line, without tags; null when nothing is left. Of more than 50,000 characters only the first are read. */
    static String of(String html) {
        if (html == null) {
            return null;
        }
        String text = HtmlRepair.halves(Mojibake.repair(cut(html, LONGEST)));
        if (text.indexOf('<') >= 0) {
            text = SafeHtml.fragment(text, "").text();
        } else if (text.indexOf('&') >= 0) {
            text = Parser.unescapeEntities(text, false);
        }
        String line = collapse(whole(text));
        return line.isEmpty() ? null : line;
    }

    /** Its beginning, of not more than so many characters; no character is cut in half. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** With U+FFFD for each half of a character, which escapes in JSON and numbers in XML can tell of. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** White space of any kind and length becomes one space, none at the ends. */
    static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0xA0 || Character.isWhitespace(c) || c == '\uFEFF') {
                space = !out.isEmpty();
            } else {
                if (space) {
                    out.append(' ');
                    space = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }

    /** As HTML that means this text. */
    static String escape(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
