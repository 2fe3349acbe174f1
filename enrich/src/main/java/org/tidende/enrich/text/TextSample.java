package org.tidende.enrich.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/**
 * The first real text of an article: letters and spaces, no addresses, no figures, in lower case. Words are known by the hash of
 * their letters. For one text and one thread.
 */
final class TextSample {
    private static final UnicodeScript[] SCRIPTS = UnicodeScript.values();
    private static final int LATIN = UnicodeScript.LATIN.ordinal();
    private static final int CYRILLIC = UnicodeScript.CYRILLIC.ordinal();
    private static final int LONGEST_WORD = 600;

    private final char[] text;
    private final int[] scripts = new int[SCRIPTS.length];
    private long[] words = new long[64];
    private int length;
    private int letters;
    private int wordCount;
    private boolean whole;

    private TextSample(int most) {
        text = new char[most + 2];
    }

    /** @param most characters in it */
    static TextSample of(String source, int most) {
        TextSample sample = new TextSample(most);
        int i = 0;
        int end = source.length();
        while (i < end && sample.length < most) {
            int after = i;
            while (after < end && after - i < LONGEST_WORD && !Character.isWhitespace(source.charAt(after))) {
                after++;
            }
            if (!isAddress(source, i, after)) {
                sample.add(source, i, after, most);
            }
            i = after + (after < end && Character.isWhitespace(source.charAt(after)) ? 1 : 0);
        }
        sample.whole = i >= end;
        return sample;
    }

    private static boolean isAddress(String source, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = source.charAt(i);
            if (c == '@' || c == ':' && i + 2 < to && source.startsWith("://", i)) {
                return true;
            }
        }
        return source.startsWith("www.", from);
    }

    private void add(String source, int from, int to, int most) {
        int before = length;
        int wordStart = length;
        for (int at = from; at < to && length < most; ) {
            int c = source.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isLetter(c)) {
                letters++;
                scripts[script(c)]++;
                length += Character.toChars(Character.toLowerCase(c), text, length);
            } else if (c == '\'' || c == '’' || c == '-' || isMark(c)) {
                length += Character.toChars(c, text, length);
            } else if (length > before && text[length - 1] != ' ') {
                word(wordStart);
                text[length++] = ' ';
                wordStart = length;
            }
        }
        word(wordStart);
        if (length > before && text[length - 1] != ' ') {
            text[length++] = ' ';
        }
    }

    /** The most frequent ones without a search. */
    private static int script(int c) {
        if (c < 0x80) {
            return LATIN;
        }
        return c >= 0x400 && c < 0x460 ? CYRILLIC : UnicodeScript.of(c).ordinal();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void word(int start) {
        if (length == start) {
            return;
        }
        long hash = Tokenizer.seed();
        for (int i = start; i < length; i++) {
            hash = Tokenizer.step(hash, text[i]);
        }
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, wordCount * 2);
        }
        words[wordCount++] = Tokenizer.mix(hash);
    }

    char[] text() {
        return text;
    }

    int length() {
        return length;
    }

    int letters() {
        return letters;
    }

    /** Whether nothing of the text was left out at its end. */
    boolean whole() {
        return whole;
    }

    /** How many frequent words of each language are in it. */
    int[] count(FrequentWords frequent) {
        return frequent.count(words, wordCount);
    }

    /** Whether each letter says much: a Chinese headline of six characters is a sentence. */
    boolean dense() {
        return letters >= 3 && (of(UnicodeScript.HAN) + of(UnicodeScript.HANGUL) + kana()) * 2 > letters;
    }

    /** The main script as an ISO 15924 code, of those that several languages share; else empty. */
    String script() {
        return switch (main()) {
            case LATIN -> "Latn";
            case CYRILLIC -> "Cyrl";
            case ARABIC -> "Arab";
            case DEVANAGARI -> "Deva";
            default -> "";
        };
    }

    /** The language, where the script alone decides it; else null. */
    String languageOfScript() {
        if (kana() * 10 > letters) {
            return "ja";
        }
        return switch (main()) {
            case HAN -> "zh";
            case HANGUL -> "ko";
            case GREEK -> "el";
            case HEBREW -> "he";
            case THAI -> "th";
            case GEORGIAN -> "ka";
            case ARMENIAN -> "hy";
            case ETHIOPIC -> "am";
            case BENGALI -> "bn";
            case GUJARATI -> "gu";
            case GURMUKHI -> "pa";
            case KHMER -> "km";
            case MALAYALAM -> "ml";
            case MYANMAR -> "my";
            case SINHALA -> "si";
            case TAMIL -> "ta";
            case TELUGU -> "te";
            default -> null;
        };
    }

    private UnicodeScript main() {
        int best = UnicodeScript.UNKNOWN.ordinal();
        int most = 0;
        for (int script = 0; script < scripts.length; script++) {
            if (scripts[script] > most) {
                most = scripts[script];
                best = script;
            }
        }
        return SCRIPTS[best];
    }

    private int kana() {
        return of(UnicodeScript.HIRAGANA) + of(UnicodeScript.KATAKANA);
    }

    private int of(UnicodeScript script) {
        return scripts[script.ordinal()];
    }
}
