package org.tidende.enrich.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * What counts as the same letter when names are compared: case, diacritics and presentation forms are folded away, so that
 * {@code Łukasz}, {@code LUKASZ} and {@code Lukasz} agree. Precomposed and decomposed text agree as well.
 *
 * <p>Diacritics go where they are written or dropped at will (Latin, Greek, Cyrillic, Arabic, Hebrew); marks of other scripts
 * are letters of the word and stay. One table look-up a character.
 */
public final class Folding {
    /** Parts words: white space, punctuation, symbols. */
    static final byte SEPARATOR = 0;

    /** Part of a word. */
    static final byte WORD = 1;

    /** A word of its own: scripts that put no space between words. */
    static final byte SINGLE = 2;

    /** Not there at all: vowel points, combining accents, invisible joiners. */
    static final byte IGNORED = 3;

    /** First half of a character beyond the basic plane. */
    static final byte SURROGATE = 4;

    private static final char[] FOLDED = new char[1 << 16];
    private static final char[] SECOND = new char[1 << 16];
    private static final byte[] KIND = new byte[1 << 16];

    static {
        for (int c = 0; c < 1 << 16; c++) {
            KIND[c] = kindOf((char) c);
            String folded = KIND[c] == WORD || KIND[c] == SINGLE ? foldOf((char) c) : "";
            FOLDED[c] = folded.isEmpty() ? (char) c : folded.charAt(0);
            SECOND[c] = folded.length() > 1 ? folded.charAt(1) : 0;
        }
    }

    private Folding() {}

    static byte kind(char c) {
        return KIND[c];
    }

    static char first(char c) {
        return FOLDED[c];
    }

    /** The second letter of what folds to two, such as sharp s; else 0. */
    static char second(char c) {
        return SECOND[c];
    }

    /** A word folded, as {@link Tokenizer} sees it. */
    public static String fold(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (KIND[c] == IGNORED) {
                continue;
            }
            out.append(FOLDED[c]);
            if (SECOND[c] != 0) {
                out.append(SECOND[c]);
            }
        }
        return out.toString();
    }

    private static byte kindOf(char c) {
        if (Character.isSurrogate(c)) {
            return SURROGATE;
        }
        if (c >= 0x2B9 && c <= 0x2C1) {
            // Modifier apostrophes: letters by their category, apostrophes by their use.
            return SEPARATOR;
        }
        UnicodeScript script = UnicodeScript.of(c);
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        if (mark) {
            return script == UnicodeScript.INHERITED || script == UnicodeScript.ARABIC || script == UnicodeScript.HEBREW
                    ? IGNORED
                    : unspaced(script) ? SINGLE : WORD;
        }
        if (c == 0xAD || c == 0x640 || type == Character.FORMAT) {
            return IGNORED;
        }
        if (!Character.isLetterOrDigit(c)) {
            return SEPARATOR;
        }
        return unspaced(script) ? SINGLE : WORD;
    }

    /** Hangul has spaces, but its particles cling to the word. */
    private static boolean unspaced(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static String foldOf(char c) {
        String special = special(c);
        if (!special.isEmpty()) {
            return special;
        }
        UnicodeScript script = UnicodeScript.of(c);
        char lower = Character.toLowerCase(c);
        boolean accented =
                switch (script) {
                    case LATIN, GREEK, CYRILLIC -> true;
                    default -> false;
                };
        if (!accented) {
            return String.valueOf(lower);
        }
        String special2 = special(lower);
        if (!special2.isEmpty()) {
            return special2;
        }
        String decomposed = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(2);
        for (int i = 0; i < decomposed.length(); i++) {
            char part = decomposed.charAt(i);
            if (Character.isLetterOrDigit(part)) {
                letters.append(Character.toLowerCase(part));
            }
        }
        return letters.toString();
    }

    /** Letters that Unicode doesn't take apart but writers do. */
    private static String special(char c) {
        return switch (c) {
            case 'ß', 'ẞ' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ø', 'Ø' -> "o";
            case 'đ', 'Đ', 'ð', 'Ð' -> "d";
            case 'ł', 'Ł' -> "l";
            case 'þ', 'Þ' -> "th";
            case 'ħ', 'Ħ' -> "h";
            case 'ı', 'İ' -> "i";
            case 'ς' -> "σ";
            case 'أ', 'إ', 'آ', 'ٱ' -> "ا";
            case 'ى', 'ی' -> "ي";
            case 'ک' -> "ك";
            case 'ة' -> "ه";
            default -> "";
        };
    }
}
