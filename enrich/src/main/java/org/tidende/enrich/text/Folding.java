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

    /** In {@link #of}: the kind. */
    static final int KIND = 7;

    /** In {@link #of}: a capital letter, by {@link Character#isUpperCase(char)}. */
    static final int UPPER = 1 << 3;

    /** In {@link #of}: a small letter, by {@link Character#isLowerCase(char)}. */
    static final int LOWER = 1 << 4;

    /** In {@link #of}: where the second letter begins, the first has the upper half. */
    private static final int SECOND_SHIFT = 5;

    private static final int SECOND = 0x7FF;
    private static final int FIRST_SHIFT = 16;

    private static final int[] TABLE = new int[1 << 16];

    static {
        for (int c = 0; c < 1 << 16; c++) {
            TABLE[c] = entry((char) c);
        }
    }

    private Folding() {}

    private static int entry(char c) {
        byte kind = kindOf(c);
        String folded = kind == WORD || kind == SINGLE ? foldOf(c) : "";
        char first = folded.isEmpty() ? c : folded.charAt(0);
        char second = folded.length() > 1 ? folded.charAt(1) : 0;
        if (second > SECOND) {
            throw new IllegalStateException("the second letter that " + c + " folds to has no room in the table");
        }
        return first << FIRST_SHIFT
                | second << SECOND_SHIFT
                | (Character.isUpperCase(c) ? UPPER : 0)
                | (Character.isLowerCase(c) ? LOWER : 0)
                | kind;
    }

    /** All there is to know of a character, in one look-up: {@link #first(int)}, {@link #second(int)} and flags. */
    static int of(char c) {
        return TABLE[c];
    }

    static char first(int entry) {
        return (char) (entry >>> FIRST_SHIFT);
    }

    /** The second letter of what folds to two, such as sharp s; else 0. */
    static char second(int entry) {
        return (char) (entry >> SECOND_SHIFT & SECOND);
    }

    static int kind(char c) {
        return TABLE[c] & KIND;
    }

    /** A word folded, as {@link Tokenizer} sees it. */
    public static String fold(String word) {
        char[] out = new char[2 * word.length()];
        int length = 0;
        for (int i = 0; i < word.length(); i++) {
            int entry = TABLE[word.charAt(i)];
            if ((entry & KIND) == IGNORED) {
                continue;
            }
            out[length++] = first(entry);
            if (second(entry) != 0) {
                out[length++] = second(entry);
            }
        }
        return new String(out, 0, length);
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
