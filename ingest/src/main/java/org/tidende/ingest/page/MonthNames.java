package org.tidende.ingest.page;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Months by name in the languages that the JDK has names for (Unicode CLDR). Thread-safe: a language is read when it is met. */
final class MonthNames {
    /** Tried where the page's own language doesn't know the word: pages lie about it. */
    private static final List<String> COMMON = List.of(
            "en", "de", "fr", "es", "pt", "it", "nl", "da", "nb", "sv", "fi", "pl", "cs", "sk", "ru", "uk", "tr", "id",
            "ms", "hu", "ro", "hr", "sl", "sr", "bg", "el", "vi", "ca", "et", "lv", "lt", "is", "ar", "fa", "he", "hi",
            "th", "sw", "af", "lb");

    private static final int SHORTEST_STEM = 3;

    private final Map<String, Map<String, Integer>> byLanguage = new ConcurrentHashMap<>();

    /** 1 to 12, or 0 when the word is no month. */
    int of(String word, String language) {
        String folded = fold(word);
        int primary = language.indexOf('-');
        int month = lookUp(folded, primary < 0 ? language : language.substring(0, primary));
        for (int i = 0; month == 0 && i < COMMON.size(); i++) {
            month = lookUp(folded, COMMON.get(i));
        }
        return month;
    }

    private int lookUp(String folded, String language) {
        if (language.length() < 2 || language.length() > 3) {
            return 0;
        }
        return byLanguage.computeIfAbsent(language, MonthNames::names).getOrDefault(folded, 0);
    }

    private static Map<String, Integer> names(String language) {
        Map<String, Integer> names = new HashMap<>();
        Locale locale = Locale.of(language);
        for (Month month : Month.values()) {
            for (TextStyle style :
                    List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                String name = fold(month.getDisplayName(style, locale));
                if (name.length() >= SHORTEST_STEM && !Character.isDigit(name.charAt(0))) {
                    names.putIfAbsent(name, month.getValue());
                }
            }
            String full = fold(month.getDisplayName(TextStyle.FULL, locale));
            if (full.length() > 4 && full.codePointAt(0) < 0x600 && month != Month.JUNE && month != Month.JULY) {
                names.putIfAbsent(full.substring(0, SHORTEST_STEM), month.getValue());
            }
        }
        // Written so beside what CLDR has.
        switch (language) {
            case "en" -> names.put("sept", 9);
            case "de" -> names.putAll(Map.of("janner", 1, "jaenner", 1, "maerz", 3, "feber", 2));
            case "es" -> names.put("setiembre", 9);
            case "id" -> names.put("nopember", 11);
            default -> {}
        }
        return names;
    }

    private static String fold(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        boolean ascii = plain.chars().allMatch(c -> c < 0x80);
        if (!ascii) {
            plain = Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        }
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Digits of all scripts as 0 to 9. */
    static String digits(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && Character.isDigit(c)) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return out == null ? text : out.toString();
    }
}
