package org.tidende.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A language of the pipeline: what enrich recognises and sink indexes.
 *
 * @param code BCP 47 primary subtag, {@code da}; the macrolanguages no, zh and ar stand as {@code nb}, {@code zh} and {@code ar}
 * @param iso3 ISO 639-3 code, {@code dan}
 * @param name in English
 * @param script ISO 15924 code of the usual script, {@code Latn}
 * @param analyzer OpenSearch analyzer that every plain cluster has for it; {@code cjk} for Chinese, Japanese and Korean; empty
 *     where there is none
 * @param stopWords frequent words that are no names, in lower case
 */
public record Language(String code, String iso3, String name, String script, String analyzer, Set<String> stopWords) {
    private static final Map<String, String> ALIASES =
            Map.of("no", "nb", "iw", "he", "in", "id", "sh", "hr", "mo", "ro", "tl", "fil");

    /** Copies the stop words. */
    public Language {
        stopWords = Set.copyOf(stopWords);
    }

    /**
     * The language of a tag as feeds have it: {@code da}, {@code da-DK}, {@code da_DK}, {@code DAN}.
     *
     * @return empty when the tag is null, malformed or of a language that is not listed
     */
    public static Optional<Language> of(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String primary = primary(tag.strip().toLowerCase(Locale.ROOT));
        return Optional.ofNullable(Table.BY_TAG.get(ALIASES.getOrDefault(primary, primary)));
    }

    /** What stands before the first hyphen or underscore. */
    private static String primary(String tag) {
        for (int at = 0; at < tag.length(); at++) {
            if (tag.charAt(at) == '-' || tag.charAt(at) == '_') {
                return tag.substring(0, at);
            }
        }
        return tag;
    }

    /** All, in the order of their codes. */
    public static List<Language> all() {
        return Table.ALL;
    }

    private static final class Table {
        static final List<Language> ALL = read();
        static final Map<String, Language> BY_TAG = byTag();

        private static Map<String, Language> byTag() {
            Map<String, Language> map = new HashMap<>();
            for (Language language : ALL) {
                map.put(language.code(), language);
                map.put(language.iso3(), language);
            }
            // ISO 639-3 codes of the variety where the macrolanguage is meant, and the other way round.
            map.put("cmn", map.get("zh"));
            map.put("arb", map.get("ar"));
            map.put("nor", map.get("nb"));
            map.put("ekk", map.get("et"));
            map.put("lvs", map.get("lv"));
            map.put("pes", map.get("fa"));
            map.put("als", map.get("sq"));
            return Map.copyOf(map);
        }

        private static List<Language> read() {
            try (InputStream in = Language.class.getResourceAsStream("/org/tidende/contract/languages.tsv");
                    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                List<Language> languages = new ArrayList<>();
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.isBlank() || line.startsWith("#")) {
                        continue;
                    }
                    String[] cells = line.split("\t", -1);
                    Set<String> stopWords = cells[5].isBlank() ? Set.of() : Set.of(cells[5].split(" "));
                    languages.add(new Language(cells[0], cells[1], cells[2], cells[3], cells[4], stopWords));
                }
                return List.copyOf(languages);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read languages.tsv in the contract jar", e);
            }
        }
    }
}
