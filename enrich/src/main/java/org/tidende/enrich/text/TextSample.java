package org.tidende.enrich.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first real text of an article: letters and spaces, no addresses, no figures.
 *
 * @param text at most 600 characters
 * @param letters how many of them are letters
 * @param scripts letters by script
 * @param words how often each word occurs, in lower case
 */
record TextSample(String text, int letters, Map<UnicodeScript, Integer> scripts, Map<String, Integer> words) {
    private static final int MOST = 600;

    static TextSample of(String source) {
        StringBuilder text = new StringBuilder(MOST);
        Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        Map<String, Integer> words = new HashMap<>();
        int letters = 0;
        int i = 0;
        while (i < source.length() && text.length() < MOST) {
            int end = i;
            while (end < source.length() && !Character.isWhitespace(source.charAt(end)) && end - i < MOST) {
                end++;
            }
            String chunk = source.substring(i, end);
            i = end + 1;
            if (chunk.contains("://") || chunk.contains("@") || chunk.startsWith("www.")) {
                continue;
            }
            int before = text.length();
            for (int at = 0; at < chunk.length() && text.length() < MOST; ) {
                int c = chunk.codePointAt(at);
                at += Character.charCount(c);
                if (Character.isLetter(c)) {
                    letters++;
                    scripts.merge(UnicodeScript.of(c), 1, Integer::sum);
                    text.appendCodePoint(c);
                } else if (Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || c == '\''
                        || c == '’'
                        || c == '-') {
                    text.appendCodePoint(c);
                } else if (text.length() > before && text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                }
            }
            if (text.length() > before) {
                for (String word :
                        text.substring(before).strip().toLowerCase(Locale.ROOT).split(" ")) {
                    words.merge(word, 1, Integer::sum);
                }
                text.append(' ');
            }
        }
        return new TextSample(text.toString(), letters, scripts, words);
    }

    /** Whether each letter says much: a Chinese headline of six characters is a sentence. */
    boolean dense() {
        return letters >= 3 && (of(UnicodeScript.HAN) + of(UnicodeScript.HANGUL) + kana()) * 2 > letters;
    }

    int count(Set<String> frequent) {
        int count = 0;
        for (String word : frequent) {
            count += words.getOrDefault(word, 0);
        }
        return count;
    }

    /** The main script as an ISO 15924 code, of those that several languages share; else empty. */
    String script() {
        UnicodeScript main = main();
        return switch (main) {
            case LATIN -> "Latn";
            case CYRILLIC -> "Cyrl";
            case ARABIC -> "Arab";
            case DEVANAGARI -> "Deva";
            default -> "";
        };
    }

    /** The language, where the script alone decides it. */
    Optional<String> languageOfScript() {
        if (kana() * 10 > letters) {
            return Optional.of("ja");
        }
        return Optional.ofNullable(
                switch (main()) {
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
                });
    }

    private UnicodeScript main() {
        UnicodeScript best = UnicodeScript.UNKNOWN;
        int most = 0;
        for (Map.Entry<UnicodeScript, Integer> entry : scripts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    private int kana() {
        return of(UnicodeScript.HIRAGANA) + of(UnicodeScript.KATAKANA);
    }

    private int of(UnicodeScript script) {
        return scripts.getOrDefault(script, 0);
    }
}
