package org.tidende.app;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * How many columns of a terminal a text takes: a Chinese character two, a vowel sign over an Arabic letter none. Follows the
 * classes of Unicode's UAX #11 as far as scripts and emoji tell them.
 */
final class TextWidth {
    private static final Set<UnicodeScript> WIDE = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private TextWidth() {}

    /** Columns that it takes. */
    static int of(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    /** At most so many columns of it; the last one is an ellipsis when something is left out. */
    static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        if (most < 1) {
            return "";
        }
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int columns = columns(text.codePointAt(end));
            if (used + columns > most - 1) {
                break;
            }
            used += columns;
            end = text.offsetByCodePoints(end, 1);
        }
        return text.substring(0, end) + "…";
    }

    private static int columns(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        if (character < 0x1100) {
            return false;
        }
        boolean halfWidth = character >= 0xFF61 && character <= 0xFFDC;
        boolean fullWidth = character >= 0xFF01 && character <= 0xFF60 || character >= 0xFFE0 && character <= 0xFFE6;
        boolean punctuation = character >= 0x3000 && character <= 0x303E;
        return fullWidth
                || punctuation
                || !halfWidth && WIDE.contains(UnicodeScript.of(character))
                || Character.isEmojiPresentation(character);
    }
}
