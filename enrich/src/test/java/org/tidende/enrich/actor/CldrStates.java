package org.tidende.enrich.actor;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import com.ibm.icu.util.VersionInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidende.contract.Language;

/** Makes the table that {@link StateNames} reads from what ICU knows. */
final class CldrStates {
    private static final String REGIONS = "com/ibm/icu/impl/data/icudata/region";
    private static final Pattern BRACKETS = Pattern.compile("^(.+?)\\s*[(（](.+?)[)）]\\s*$");

    /** Nobody lives there for long. */
    private static final Set<String> UNINHABITED = Set.of("AQ", "BV", "GS", "HM", "IO", "TF", "UM");

    private final Set<String> countries = new TreeSet<>(Set.of(Locale.getISOCountries()));
    private final Map<String, Map<String, Set<String>>> names = new TreeMap<>();

    private CldrStates() {
        countries.add("XK");
        countries.removeAll(UNINHABITED);
        for (ULocale locale : ULocale.getAvailableLocales()) {
            if (locale.getCountry().isEmpty()) {
                collect(locale);
            }
        }
    }

    static String table() {
        LocaleDisplayNames english = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
        StringBuilder table =
                new StringBuilder("# ICU " + VersionInfo.ICU_VERSION + ", CLDR " + LocaleData.getCLDRVersion() + "\n");
        new CldrStates().names.forEach((country, forms) -> {
            table.append(country)
                    .append('\t')
                    .append(english.regionDisplayName(country))
                    .append('\n');
            forms.forEach((name, languages) -> table.append('\t')
                    .append(name)
                    .append('\t')
                    .append(String.join(" ", languages))
                    .append('\n'));
        });
        return table.toString();
    }

    private void collect(ULocale locale) {
        String language = Language.of(locale.getLanguage()).map(Language::code).orElse(locale.getLanguage());
        LocaleDisplayNames full =
                LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_FULL, DisplayContext.NO_SUBSTITUTE);
        for (String country : countries) {
            add(country, full.regionDisplayName(country), language);
        }
        UResourceBundle bundle = UResourceBundle.getBundleInstance(REGIONS, locale);
        for (String table : List.of("Countries%short", "Countries%variant")) {
            try {
                UResourceBundle forms = bundle.get(table);
                for (int i = 0; i < forms.getSize(); i++) {
                    UResourceBundle form = forms.get(i);
                    if (countries.contains(form.getKey())) {
                        add(form.getKey(), form.getString(), language);
                    }
                }
            } catch (MissingResourceException none) {
                // This language has no such forms.
            }
        }
    }

    private void add(String country, String text, String language) {
        if (text == null) {
            return;
        }
        Map<String, Set<String>> forms = names.computeIfAbsent(country, key -> new TreeMap<>());
        Set<String> parts = new LinkedHashSet<>();
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            // "Myanmar (Burma)" is two names; "Congo (Republic)" is none that anybody writes.
            if (!country.equals("CD") && !country.equals("CG")) {
                parts.add(brackets.group(1));
                parts.add(brackets.group(2));
            }
        } else {
            parts.add(text);
        }
        for (String part : parts) {
            forms.computeIfAbsent(part.strip(), key -> new TreeSet<>()).add(language);
        }
    }
}
