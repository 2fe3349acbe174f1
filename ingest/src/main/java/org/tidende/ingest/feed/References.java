package org.tidende.ingest.feed;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import org.jsoup.nodes.Entities;

/**
 * Character references in text: XML's five, the document's own, HTML's names, numbers. What is none of them, a bare ampersand or a name that nobody
 * declared, stays as it is written.
 */
final class References {
    private static final int LONGEST_NAME = 33;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private char[] out = new char[1_024];
    private int length;
    private int unknown;
    private boolean halves;
    private Map<String, String> declared = Map.of();
    private int expandable;

    /** @param expandable characters that the document's own names may put in, all together */
    References(int expandable) {
        this.expandable = expandable;
    }

    /** Names that the document itself gave to texts. */
    void declare(Map<String, String> texts) {
        declared = texts;
    }

    char[] characters() {
        return out;
    }

    int length() {
        return length;
    }

    /** Ampersands left as they were, over the life of this object. */
    int unknown() {
        return unknown;
    }

    /** Writes the text with its references resolved to {@link #characters()}. */
    void resolve(char[] text, int from, int to) {
        if (out.length < to - from) {
            out = new char[Math.max(to - from, out.length * 2)];
        }
        length = 0;
        halves = false;
        int i = from;
        while (i < to) {
            char c = text[i];
            if (c != '&') {
                out[length++] = c;
                i++;
                continue;
            }
            int end = i + 1;
            int most = Math.min(to, i + LONGEST_NAME + 1);
            while (end < most && isNamePart(text[end])) {
                end++;
            }
            if (end < to && text[end] == ';' && end > i + 1 && resolveOne(text, i + 1, end, to)) {
                i = end + 1;
            } else {
                unknown++;
                out[length++] = '&';
                i++;
            }
        }
        if (halves) {
            replaceLoneHalves();
        }
    }

    /** Two numbers that are the halves of one character (UTF-16) were meant as that; a lone one is none. */
    private void replaceLoneHalves() {
        for (int i = 0; i < length; i++) {
            if (i + 1 < length && Character.isSurrogatePair(out[i], out[i + 1])) {
                i++;
            } else if (Character.isSurrogate(out[i])) {
                out[i] = '\uFFFD';
            }
        }
    }

    String asString(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '&') {
                resolve(text, from, to);
                return new String(out, 0, length);
            }
        }
        return new String(text, from, to - from);
    }

    private boolean resolveOne(char[] text, int from, int to, int all) {
        if (text[from] == '#') {
            return number(text, from + 1, to);
        }
        char first = text[from];
        switch (to - from) {
            case 2 -> {
                if (text[from + 1] == 't' && (first == 'l' || first == 'g')) {
                    out[length++] = first == 'l' ? '<' : '>';
                    return true;
                }
            }
            case 3 -> {
                if (first == 'a' && text[from + 1] == 'm' && text[from + 2] == 'p') {
                    out[length++] = '&';
                    return true;
                }
            }
            default -> {
                // Looked up below.
            }
        }
        String name = new String(text, from, to - from);
        String own = declared.get(name);
        if (own != null && own.length() <= expandable) {
            expandable -= own.length();
            // The rest of the text must still fit behind it.
            out = Arrays.copyOf(out, Math.max(out.length, length + own.length() + all - to));
            own.getChars(0, own.length(), out, length);
            length += own.length();
            return true;
        }
        String value = name.equals("apos") ? "'" : Entities.getByName(name);
        if (value.isEmpty()) {
            return false;
        }
        // Never longer than the reference itself: the shortest names of two characters have five.
        value.getChars(0, value.length(), out, length);
        length += value.length();
        return true;
    }

    private boolean number(char[] text, int from, int to) {
        boolean hexadecimal = from < to && (text[from] == 'x' || text[from] == 'X');
        int radix = hexadecimal ? 16 : 10;
        int i = hexadecimal ? from + 1 : from;
        if (i >= to) {
            return false;
        }
        int codePoint = 0;
        for (; i < to; i++) {
            int digit = Character.digit(text[i], radix);
            if (digit < 0) {
                return false;
            }
            codePoint = Math.min(codePoint * radix + digit, Character.MAX_CODE_POINT + 1);
        }
        if (codePoint >= 0x80 && codePoint <= 0x9F) {
            // Nobody means C1 controls (HTML, section 13.2.5.80).
            out[length++] = new String(new byte[] {(byte) codePoint}, WINDOWS_1252).charAt(0);
        } else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            out[length++] = (char) codePoint;
            halves = true;
        } else if (codePoint > Character.MAX_CODE_POINT
                || codePoint < 0x20 && codePoint != '\t' && codePoint != '\n' && codePoint != '\r') {
            out[length++] = '\uFFFD';
        } else {
            length += Character.toChars(codePoint, out, length);
        }
        return true;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '#'
                || c == '_'
                || c == '-'
                || c == '.';
    }
}
