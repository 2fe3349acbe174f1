package org.tidende.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML that would swallow what follows it, or tell of halves of characters. */
final class HtmlRepair {
    /** A reference by number to what may be a half of a character: 55296 to 57343. */
    private static final Pattern HALF =
            Pattern.compile("&#(?:0*(5[5-7]\\d{3})(?!\\d)|[xX]0*([dD][89a-fA-F][0-9a-fA-F]{2})(?![0-9a-fA-F]));?");

    private HtmlRepair() {}

    /** Two references that are the halves of one character (UTF-16) as that character; a lone one as U+FFFD. */
    static String halves(String html) {
        if (html == null || html.indexOf("&#") < 0) {
            return html;
        }
        Matcher reference = HALF.matcher(html);
        StringBuilder out = new StringBuilder(html.length());
        int taken = 0;
        while (reference.find()) {
            int number = reference.group(1) != null
                    ? Integer.parseInt(reference.group(1))
                    : Integer.parseInt(reference.group(2), 16);
            if (number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE) {
                out.append(html, taken, reference.start()).append((char) number);
                taken = reference.end();
            }
        }
        return taken == 0
                ? html
                : PlainText.whole(out.append(html, taken, html.length()).toString());
    }

    /**
     * A comment that is never closed ends with its first {@code >}, as in the XML around it: browsers would take the rest of the text
     * for it. What begins as a declaration and is none is text.
     */
    static String comments(String html) {
        int at = html.indexOf("<!");
        if (at < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length() + 16);
        int taken = 0;
        boolean unclosed = false;
        while (at >= 0) {
            int next = at + 2;
            if (html.startsWith("--", next)) {
                // Looked for once in vain, it is not looked for again.
                int end = unclosed ? -1 : html.indexOf("-->", next);
                unclosed = end < 0;
                if (unclosed) {
                    int sign = html.indexOf('>', next);
                    out.append(html, taken, at);
                    taken = sign < 0 ? html.length() : sign + 1;
                    next = taken;
                } else {
                    next = end + 3;
                }
            } else if (!isDeclaration(html, next)) {
                out.append(html, taken, at).append("&lt;!");
                taken = next;
            }
            at = html.indexOf("<!", next);
        }
        return out.append(html, taken, html.length()).toString();
    }

    private static boolean isDeclaration(String html, int from) {
        return html.startsWith("[", from) || from < html.length() && Character.isLetter(html.charAt(from));
    }
}
