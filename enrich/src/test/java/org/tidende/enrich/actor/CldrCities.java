package org.tidende.enrich.actor;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidende.contract.Language;
import org.tidende.enrich.text.Resources;

/** Makes the table that {@link CityNames} reads: the cities that CLDR calls time zones by, those of our list. */
final class CldrCities {
    private CldrCities() {}

    static String table() {
        ULocale[] locales = Arrays.stream(ULocale.getAvailableLocales())
                .filter(locale -> locale.getCountry().isEmpty())
                .toArray(ULocale[]::new);
        TimeZoneNames english = TimeZoneNames.getInstance(ULocale.ENGLISH);
        StringBuilder table =
                new StringBuilder("# ICU " + VersionInfo.ICU_VERSION + ", CLDR " + LocaleData.getCLDRVersion() + "\n");
        for (String line : Resources.lines(CldrCities.class, "cities-of-zones.tsv")) {
            String[] cells = line.split("\t");
            String name = english.getExemplarLocationName(cells[1]);
            table.append(cells[0])
                    .append('\t')
                    .append(name)
                    .append('\t')
                    .append(cells[2])
                    .append('\n');
            names(cells[1], locales).forEach((form, languages) -> table.append('\t')
                    .append(form)
                    .append('\t')
                    .append(String.join(" ", languages))
                    .append('\n'));
        }
        return table.toString();
    }

    private static Map<String, Set<String>> names(String zone, ULocale[] locales) {
        Map<String, Set<String>> names = new TreeMap<>();
        for (ULocale locale : locales) {
            String name = TimeZoneNames.getInstance(locale).getExemplarLocationName(zone);
            // A language without a name of its own gets the English one, which is none where one writes in other
            // letters.
            if (name != null && writes(locale, name)) {
                String language =
                        Language.of(locale.getLanguage()).map(Language::code).orElse(locale.getLanguage());
                names.computeIfAbsent(name.strip(), key -> new TreeSet<>()).add(language);
            }
        }
        return names;
    }

    private static boolean writes(ULocale locale, String name) {
        boolean latin = Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.LATIN;
        return latin == ULocale.addLikelySubtags(locale).getScript().equals("Latn");
    }
}
