package org.tidende.ingest.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * Names that a document's internal subset gives to texts: {@code <!ENTITY copy "©">}. Text for text only: nothing is fetched, a
 * reference in such a text to another stays as it is written, and names, lengths and the sum of what is put in are bounded.
 */
final class SubsetEntities {
    private static final int MOST_EXPANDED = 1_000_000;
    private static final int FREELY_EXPANDED = 10_000;
    private static final int MOST_GROWTH = 4;
    private static final int MOST_NAMES = 300;
    private static final int LONGEST_TEXT = 1_000;
    private static final String START = "<!ENTITY";

    private SubsetEntities() {}

    /** Characters that may be put in for references, in a whole document of this length. */
    static int expandable(int length) {
        return (int) Math.min(MOST_EXPANDED, FREELY_EXPANDED + (long) MOST_GROWTH * length);
    }

    /** Those declared between two places of the text. */
    static Map<String, String> read(char[] text, int from, int to) {
        Map<String, String> entities = new HashMap<>();
        References references = new References(0);
        int i = from;
        while (i + START.length() < to && entities.size() < MOST_NAMES) {
            if (text[i] != '<' || !matches(text, i)) {
                i++;
                continue;
            }
            int name = skipSpace(text, i + START.length(), to);
            int nameEnd = name;
            while (nameEnd < to && !Character.isWhitespace(text[nameEnd]) && "\"'<>".indexOf(text[nameEnd]) < 0) {
                nameEnd++;
            }
            int quote = skipSpace(text, nameEnd, to);
            i = quote;
            if (quote < to && nameEnd > name && (text[quote] == '"' || text[quote] == '\'')) {
                int end = quote + 1;
                while (end < to && text[end] != text[quote]) {
                    end++;
                }
                if (end < to && end - quote - 1 <= LONGEST_TEXT) {
                    entities.putIfAbsent(
                            new String(text, name, nameEnd - name), references.asString(text, quote + 1, end));
                }
                i = end;
            }
        }
        return entities;
    }

    private static boolean matches(char[] text, int at) {
        for (int i = 0; i < START.length(); i++) {
            if (text[at + i] != START.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int skipSpace(char[] text, int from, int to) {
        int i = from;
        while (i < to && Character.isWhitespace(text[i])) {
            i++;
        }
        return i;
    }
}
