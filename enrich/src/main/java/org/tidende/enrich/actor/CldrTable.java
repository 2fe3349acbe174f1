package org.tidende.enrich.actor;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tidende.contract.Language;
import org.tidende.enrich.text.Resources;

/**
 * A table of names that was made from CLDR, or written in its format: a comment in the first line; an entry is a line of cells, then
 * a line for each name: a tab, the name, a tab, the languages.
 */
final class CldrTable {
    private CldrTable() {}

    /** Told of what stands there, in order. */
    interface Reader {
        /** An entry begins. */
        void entry(String[] cells);

        /** A name of the latest entry. */
        void name(String text, Set<String> languages);
    }

    /**
     * Reads a table beside this class. Names only of languages that no article is ever said to be in are left out: more than half of
     * CLDR's. A few milliseconds for thirty thousand lines, so it splits nothing that it needn't.
     */
    static void read(String file, Reader reader) {
        String table = new String(Resources.bytes(CldrTable.class, file), StandardCharsets.UTF_8);
        Set<String> recognised = new HashSet<>(Name.ANY);
        Language.all().forEach(language -> recognised.add(language.code()));
        Map<String, Set<String>> languageSets = new HashMap<>();
        int end;
        for (int at = table.indexOf('\n') + 1; at < table.length(); at = end + 1) {
            end = table.indexOf('\n', at);
            if (table.charAt(at) == '\t') {
                int tab = table.indexOf('\t', at + 1);
                String list = table.substring(tab + 1, end);
                Set<String> languages = languageSets.get(list);
                if (languages == null) {
                    languages = Set.of(list.split(" "));
                    languages = Collections.disjoint(languages, recognised) ? Set.of() : languages;
                    languageSets.put(list, languages);
                }
                if (!languages.isEmpty()) {
                    reader.name(table.substring(at + 1, tab), languages);
                }
            } else if (table.charAt(at) != '#') {
                reader.entry(table.substring(at, end).split("\t"));
            }
        }
    }
}
