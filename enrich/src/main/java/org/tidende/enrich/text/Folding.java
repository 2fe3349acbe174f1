package org.tidende.enrich.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What counts as the same letter when names are compared: case, diacritics, widths and presentation forms are folded away, so that
 * {@code Łukasz}, {@code LUKASZ} and {@code Lukasz} agree, and digits of all scripts. Precomposed and decomposed text agree as well.
 *
 * <p>Diacritics go where they are written or dropped at will (Latin, Greek, Cyrillic, Arabic, Hebrew, the dot below Hindi letters);
 * marks of other scripts are letters of the word and stay. One table look-up a character.
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

    /** First half of a character beyond the basic plane, or what folds to one. */
    static final byte SURROGATE = 4;

    /** Makes one character with a single one before it: voicing marks of Kana, later letters of a Hangul syllable. */
    static final byte JOINING = 5;

    /** In {@link #of}: the kind. */
    static final int KIND = 7;

    /** In {@link #of}: a capital letter, by {@link Character#isUpperCase(char)}. */
    static final int UPPER = 1 << 3;

    /** In {@link #of}: a small letter, by {@link Character#isLowerCase(char)}. */
    static final int LOWER = 1 << 4;

    /** In {@link #of}: where the number of the letters after the first begins; the first has the upper half. */
    private static final int REST_SHIFT = 5;

    private static final int REST = 0x7FF;
    private static final int FIRST_SHIFT = 16;

    /** A syllable of Hangul has up to three letters. */
    private static final int LONGEST_SINGLE = 3;

    private static final char FIRST_HANGUL_VOWEL = 0x1160;
    private static final char LAST_HANGUL_LETTER = 0x11FF;
    private static final char IOTA_BELOW = '\u0345';

    private static final int[] TABLE = new int[1 << 16];
    private static final char[][] RESTS;

    static {
        Map<String, Integer> numbers = new HashMap<>();
        List<char[]> rests = new ArrayList<>();
        rests.add(new char[0]);
        numbers.put("", 0);
        for (int c = 0; c < 1 << 16; c++) {
            byte kind = kindOf((char) c);
            String folded =
                    switch (kind) {
                        case WORD -> lettersOf((char) c);
                        case SINGLE -> String.valueOf(singleOf((char) c));
                        default -> String.valueOf((char) c);
                    };
            int rest = numbers.computeIfAbsent(folded.substring(1), letters -> {
                rests.add(letters.toCharArray());
                return rests.size() - 1;
            });
            TABLE[c] = folded.charAt(0) << FIRST_SHIFT
                    | rest << REST_SHIFT
                    | (Character.isUpperCase((char) c) ? UPPER : 0)
                    | (Character.isLowerCase((char) c) ? LOWER : 0)
                    | kind;
        }
        if (rests.size() > REST) {
            throw new IllegalStateException("letters that fold to several have no room in the table");
        }
        RESTS = rests.toArray(char[][]::new);
    }

    private Folding() {}

    /** All there is to know of a character, in one look-up: {@link #first(int)}, {@link #rest(int)} and flags. */
    static int of(char c) {
        return TABLE[c];
    }

    /** Whether it is part of a word and folds to one letter, as nearly all do. */
    static boolean isLetter(int entry) {
        return (entry & (KIND | REST << REST_SHIFT)) == WORD;
    }

    static char first(int entry) {
        return (char) (entry >>> FIRST_SHIFT);
    }

    /** Whether it folds to several letters, such as sharp s. */
    static boolean hasRest(int entry) {
        return (entry >> REST_SHIFT & REST) != 0;
    }

    /** The letters after the first; not to be changed. */
    static char[] rest(int entry) {
        return RESTS[entry >> REST_SHIFT & REST];
    }

    static int kind(char c) {
        return TABLE[c] & KIND;
    }

    /** A word folded, as {@link Tokenizer} sees it. */
    public static String fold(String word) {
        String whole = word;
        for (int i = 0; i < word.length(); i++) {
            if ((TABLE[word.charAt(i)] & KIND) >= SURROGATE) {
                whole = composed(word);
                break;
            }
        }
        StringBuilder out = new StringBuilder(whole.length() + 2);
        for (int i = 0; i < whole.length(); i++) {
            int entry = TABLE[whole.charAt(i)];
            if ((entry & KIND) != IGNORED) {
                out.append(first(entry));
                if (hasRest(entry)) {
                    out.append(rest(entry));
                }
            }
        }
        return out.toString();
    }

    /** Characters beyond the basic plane folded, voicing marks and Hangul letters joined. */
    private static String composed(String word) {
        char[] chars = word.toCharArray();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < chars.length; ) {
            int end = endOfSingle(chars, i);
            int kind = kind(chars[i]);
            if (end > i + 1) {
                out.append(joined(chars, i, end));
            } else if (kind == SURROGATE) {
                int codePoint = Character.codePointAt(chars, i);
                out.appendCodePoint(of(codePoint));
                end = i + Character.charCount(codePoint);
            } else if (kind != JOINING || isSingleAlone(chars[i])) {
                out.append(chars[i]);
            }
            i = end;
        }
        return out.toString();
    }

    /** Where the character ends that begins here, with what joins it. */
    static int endOfSingle(char[] chars, int start) {
        int end = start + 1;
        if (kind(chars[start]) == SINGLE) {
            while (end < chars.length && end < start + LONGEST_SINGLE && kind(chars[end]) == JOINING) {
                end++;
            }
        }
        return end;
    }

    /** Whether what usually joins another is a character of its own: a letter of Hangul, but no voicing mark. */
    static boolean isSingleAlone(char joining) {
        return joining <= LAST_HANGUL_LETTER;
    }

    /** A character beyond the basic plane folded: case and compatibility forms. */
    static int of(int codePoint) {
        return Character.toLowerCase(Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .codePointAt(0));
    }

    /** A character without spaces around it that is written as several: its one folded letter. */
    static char joined(char[] chars, int start, int end) {
        String whole = Normalizer.normalize(new String(chars, start, end - start), Normalizer.Form.NFKC);
        return first(TABLE[whole.charAt(0)]);
    }

    private static byte kindOf(char c) {
        if (Character.isSurrogate(c)) {
            return SURROGATE;
        }
        if (c >= 0xFA6C && c <= 0xFAD7 && Character.isSupplementaryCodePoint(of((int) c))) {
            // Compatibility ideographs of ideographs beyond the basic plane.
            return SURROGATE;
        }
        if (c >= 0x2B9 && c <= 0x2C1 || c == 0x374) {
            // Modifier apostrophes: letters by their category, apostrophes by their use.
            return SEPARATOR;
        }
        if (c == IOTA_BELOW) {
            // In capitals it is a letter like any other.
            return WORD;
        }
        if (c == 0x3099
                || c == 0x309A
                || c == 0xFF9E
                || c == 0xFF9F
                || c >= FIRST_HANGUL_VOWEL && c <= LAST_HANGUL_LETTER) {
            return JOINING;
        }
        UnicodeScript script = UnicodeScript.of(c);
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        if (mark) {
            return isDropped(c, script) ? IGNORED : unspaced(script) ? SINGLE : WORD;
        }
        if (c == 0xAD || c == 0x640 || type == Character.FORMAT) {
            return IGNORED;
        }
        if (!Character.isLetterOrDigit(c)) {
            return SEPARATOR;
        }
        return unspaced(script) ? SINGLE : WORD;
    }

    /** Accents, points, and the dots of Devanagari and Gurmukhi that many leave out. */
    private static boolean isDropped(char mark, UnicodeScript script) {
        return switch (script) {
            case INHERITED, ARABIC, HEBREW, CYRILLIC -> true;
            default -> mark == 0x93C || mark == 0xA3C;
        };
    }

    /** Hangul has spaces, but its particles cling to the word. */
    private static boolean unspaced(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Compatibility ideographs and Kana of half width. */
    private static char singleOf(char c) {
        if (c < 0xF900) {
            return c;
        }
        String whole = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return whole.length() == 1 ? whole.charAt(0) : c;
    }

    /** In capitals first: some letters have one capital in common, others two. */
    private static String lettersOf(char c) {
        String special = special(c);
        if (!special.isEmpty()) {
            return special;
        }
        if (c < 0x80) {
            return String.valueOf(Character.toLowerCase(c));
        }
        String capitals = String.valueOf(c).toUpperCase(Locale.ROOT);
        String parts = Normalizer.normalize(capitals, Normalizer.Form.NFKD);
        if (parts.indexOf(' ') >= 0) {
            return String.valueOf(c);
        }
        StringBuilder letters = new StringBuilder(2);
        for (int i = 0; i < parts.length(); i++) {
            char part = Character.toLowerCase(parts.charAt(i));
            byte kind = kindOf(part);
            if (kind == WORD || kind == SINGLE) {
                special = special(part);
                letters.append(special.isEmpty() ? digit(part) : special);
            }
        }
        return letters.isEmpty() ? String.valueOf(c) : letters.toString();
    }

    private static char digit(char c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? (char) ('0' + Character.digit(c, 10)) : c;
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
            case IOTA_BELOW -> "ι";
            case 'ٱ' -> "ا";
            case 'ى', 'ی' -> "ي";
            case 'ک' -> "ك";
            case 'ة', 'ہ' -> "ه";
            default -> "";
        };
    }
}
