package org.tidende.ingest.feed;

import java.util.Locale;

/** The text of a date as the parser takes it. */
final class DateText {
    private DateText() {}

    /** The same with digits and signs of ASCII. */
    static String latin(String date) {
        for (int i = 0; i < date.length(); i++) {
            if (date.charAt(i) > 0x7F) {
                StringBuilder out = new StringBuilder(date.length());
                for (int j = 0; j < date.length(); j++) {
                    char c = date.charAt(j);
                    boolean mark = c >= 0x200B && c <= 0x200F || c == 0xFEFF;
                    if (!mark) {
                        out.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : dash(c));
                    }
                }
                return out.toString();
            }
        }
        return date;
    }

    private static char dash(char c) {
        return c == 0x2212 || c >= 0x2010 && c <= 0x2014 ? '-' : c == 0xA0 || c == 0x202F ? ' ' : c;
    }

    static String bare(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordPart(char c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || c == '.'
                || c == '\u05F3'
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
