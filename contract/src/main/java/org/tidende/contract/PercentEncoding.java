package org.tidende.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding by RFC 3986: what need not be encoded is not, what must be is, hex digits are upper case. */
final class PercentEncoding {
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String PATH_MARKS = "/:@!$&'()*+,;=";
    private static final String QUERY_MARKS = PATH_MARKS + "?#";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Normalises a path, or a query or fragment (where a question mark may stand bare). A percent sign that encodes nothing is encoded. */
    static String normalise(String text, boolean query) {
        String marks = query ? QUERY_MARKS : PATH_MARKS;
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int octet = codePoint == '%' ? octetAt(text, i) : -1;
            if (octet >= 0) {
                if (isUnreserved(octet)) {
                    out.append((char) octet);
                } else {
                    append(out, octet);
                }
                i += 3;
                continue;
            }
            if (isUnreserved(codePoint) || marks.indexOf(codePoint) >= 0) {
                out.append((char) codePoint);
            } else {
                for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    append(out, b & 0xFF);
                }
            }
            i += Character.charCount(codePoint);
        }
        return out.toString();
    }

    /** What the text encodes, read as UTF-8. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int octet = codePoint == '%' ? octetAt(text, i) : -1;
            if (octet >= 0) {
                out.write(octet);
                i += 3;
            } else {
                out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(codePoint);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int octetAt(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = hexDigit(text.charAt(percent + 1));
        int low = hexDigit(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** ASCII digits only: Character.digit would take those of every script. */
    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c < 0x80 && UNRESERVED_MARKS.indexOf(c) >= 0;
    }

    private static void append(StringBuilder out, int octet) {
        out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
    }
}
