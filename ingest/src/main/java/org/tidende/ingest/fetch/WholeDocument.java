package org.tidende.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Whether a document that was cut off, by the server's account, is whole by its own: it ends with the end tag of its first
 * element, or as JSON does. Some servers announce the length of another encoding, or forget the last chunk.
 */
final class WholeDocument {
    private static final int LOOK_AT = 4_096;

    private WholeDocument() {}

    static boolean isWhole(byte[] body) {
        int from = Math.max(0, body.length - LOOK_AT);
        String end = new String(body, from, body.length - from, StandardCharsets.ISO_8859_1).stripTrailing();
        String start = new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.ISO_8859_1);
        String name = rootName(start);
        if (name != null) {
            return end.toLowerCase(Locale.ROOT).endsWith("</" + name.toLowerCase(Locale.ROOT) + ">");
        }
        return start.stripLeading().startsWith("{") && end.endsWith("}");
    }

    /** Of the first tag that is no declaration, comment or instruction; null when there is none. */
    private static String rootName(String start) {
        for (int open = start.indexOf('<'); open >= 0; open = start.indexOf('<', open + 1)) {
            int end = open + 1;
            while (end < start.length() && isNamePart(start.charAt(end))) {
                end++;
            }
            if (end > open + 1) {
                return start.substring(open + 1, end);
            }
            if (start.startsWith("<!--", open)) {
                open = Math.max(open, start.indexOf("-->", open));
            }
        }
        return null;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ':' || c == '-' || c == '_';
    }
}
