package org.tidende.ingest.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Beginnings of lines that lead away from an article, in many languages. They are in {@code page-phrases.txt}. */
final class LinePhrases {
    enum Meaning {
        NONE,
        DROP,
        END
    }

    /** A longer line says more than the phrase. */
    private static final int LONGEST = 180;

    private static final int LONGEST_END = 60;
    private static final int LONGEST_PHRASE = 64;

    private final Map<String, Meaning> phrases = new HashMap<>();

    LinePhrases() {
        try (InputStream in = LinePhrases.class.getResourceAsStream("page-phrases.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    int tab = line.indexOf('\t');
                    phrases.merge(
                            line.substring(tab + 1),
                            Meaning.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT)),
                            (one, other) -> Meaning.END);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read page-phrases.txt in the ingest jar", e);
        }
    }

    Meaning of(String line) {
        if (line.length() > LONGEST) {
            return Meaning.NONE;
        }
        int start = 0;
        while (start < line.length()
                && !Character.isLetterOrDigit(line.charAt(start))
                && line.charAt(start) != '\u00A9'
                && line.charAt(start) != '(') {
            start++;
        }
        String lower = line.substring(start, Math.min(line.length(), start + LONGEST_PHRASE))
                .toLowerCase(Locale.ROOT);
        for (int end = lower.length(); end > 0; end--) {
            if (end < lower.length()
                    && Character.isLetter(lower.charAt(end))
                    && Character.isLetter(lower.charAt(end - 1))
                    && lower.charAt(0) < 0x3000) {
                continue;
            }
            Meaning meaning = phrases.get(lower.substring(0, end));
            if (meaning != null) {
                return meaning == Meaning.END && line.length() > LONGEST_END
                        ? Meaning.NONE
                        : single(meaning, lower, end);
            }
        }
        return Meaning.NONE;
    }

    /** One word alone is too common to begin a line with: the line must be that word, or go on with a sign. */
    private static Meaning single(Meaning meaning, String lower, int end) {
        boolean oneWord = lower.substring(0, end).indexOf(' ') < 0
                && Character.isLetter(lower.charAt(0))
                && lower.charAt(0) < 0x3000;
        if (!oneWord || end == lower.length()) {
            return meaning;
        }
        String rest = lower.substring(end).strip();
        return rest.isEmpty() || !Character.isLetterOrDigit(rest.charAt(0)) ? meaning : Meaning.NONE;
    }
}
