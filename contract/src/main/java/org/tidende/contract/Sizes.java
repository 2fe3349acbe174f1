package org.tidende.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How large the parts of a record may be. Decided before a record is sent: inside a transaction a record that the broker refuses
 * for its size can never be got rid of.
 */
public final class Sizes {
    /** Code points of a headline. */
    public static final int HEADLINE = 1_000;

    /** Code points of a summary. */
    public static final int SUMMARY = 10_000;

    /** Bytes of UTF-8 of a body. */
    public static final int BODY_BYTES = 512 << 10;

    /** Alternate ids, keywords, renditions. */
    public static final int LIST = 100;

    /** Actors of an enriched article. */
    public static final int ACTORS = 500;

    /** Mentions listed for an actor. */
    public static final int MENTIONS = 50;

    /** Topics of an enriched article. */
    public static final int TOPICS = 100;

    /** Pieces of evidence listed for a topic. */
    public static final int EVIDENCES = 20;

    /** Bytes of a serialised record; what is larger is a dead letter. */
    public static final int RECORD_BYTES = 3_670_016;

    private Sizes() {}

    /** The text, or its first so many code points. */
    public static String codePoints(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** The list, or its first so many items. */
    public static <T> List<T> items(List<T> list, int most) {
        return list.size() <= most ? list : List.copyOf(list.subList(0, most));
    }

    /**
     * The text, or as much of its beginning as fits, cut at the last paragraph (a blank line) in the second half of what fits,
     * else at the last white space there, else between two characters.
     *
     * @param most bytes of UTF-8
     */
    public static String utf8(String text, int most) {
        if (text.length() * 3L <= most || text.getBytes(StandardCharsets.UTF_8).length <= most) {
            return text;
        }
        int end = 0;
        for (int bytes = 0; end < text.length(); ) {
            int codePoint = text.codePointAt(end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > most) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        String fitting = text.substring(0, end);
        int paragraph = fitting.lastIndexOf("\n\n");
        if (paragraph > end / 2) {
            return fitting.substring(0, paragraph);
        }
        int space = Math.max(fitting.lastIndexOf(' '), fitting.lastIndexOf('\n'));
        return space > end / 2 ? fitting.substring(0, space) : fitting;
    }
}
