package org.tidende.enrich.actor;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import com.ibm.icu.util.VersionInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidende.contract.Language;
import org.tidende.contract.record.ActorType;

/**
 * The states and territories of ISO 3166-1 with their names in every language of CLDR (through ICU): full, short and variant
 * forms. Names that are too short to be told from words, or are frequent words somewhere, are left out.
 */
public final class StateNames {
    private static final String REGIONS = "com/ibm/icu/impl/data/icudata/region";
    private static final Pattern BRACKETS = Pattern.compile("^(.+?)\\s*[(（](.+?)[)）]\\s*$");

    /** Nobody lives there for long. */
    private static final Set<String> UNINHABITED = Set.of("AQ", "BV", "GS", "HM", "IO", "TF", "UM");

    /** Also first names, last names, towns or things, in several languages. */
    private static final Set<String> WEAK =
            Set.of("GE", "JO", "TD", "JE", "LB", "GF", "CD", "CG", "DM", "BM", "RE", "SM");

    private StateNames() {}

    /** URI of a state by its ISO 3166-1 alpha-2 code. */
    public static String uri(String country) {
        return "urn:tidende:state:" + country;
    }

    /** Versions of ICU and CLDR: other versions have other names. */
    public static String version() {
        return "ICU " + VersionInfo.ICU_VERSION + ", CLDR " + LocaleData.getCLDRVersion();
    }

    /** Adds them all. */
    public static void addTo(Gazetteer.Builder builder) {
        Set<String> frequent = Language.all().stream()
                .flatMap(language -> language.stopWords().stream())
                .collect(Collectors.toSet());
        Map<String, Map<String, Set<String>>> names = new TreeMap<>();
        for (ULocale locale : ULocale.getAvailableLocales()) {
            if (locale.getCountry().isEmpty()) {
                collect(locale, names);
            }
        }
        LocaleDisplayNames english = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
        names.forEach((country, forms) -> {
            List<Name> usable = new ArrayList<>();
            forms.forEach((text, languages) -> {
                if (!frequent.contains(text.toLowerCase(Locale.ROOT))) {
                    name(text, languages, WEAK.contains(country)).ifPresent(usable::add);
                }
            });
            builder.add(
                    new Actor(
                            uri(country),
                            ActorType.state,
                            english.regionDisplayName(country),
                            country,
                            List.of("GOV"),
                            List.of(),
                            List.of()),
                    usable);
        });
    }

    private static Optional<Name> name(String text, Set<String> languages, boolean weakState) {
        boolean acronym = Name.looksLikeAcronym(text);
        int letters = text.codePointCount(0, text.length());
        int script = text.codePointAt(0);
        boolean dense =
                Character.isIdeographic(script) || Character.UnicodeScript.of(script) == Character.UnicodeScript.HANGUL;
        if (letters < (dense || acronym ? 2 : 3)) {
            return Optional.empty();
        }
        boolean shortWord = !dense && !acronym && letters == 3;
        return Optional.of(new Name(
                text,
                languages,
                acronym ? Name.Kind.ACRONYM : Name.Kind.FULL,
                weakState && text.indexOf(' ') < 0 || shortWord,
                false));
    }

    private static void collect(ULocale locale, Map<String, Map<String, Set<String>>> names) {
        String language = Language.of(locale.getLanguage()).map(Language::code).orElse(locale.getLanguage());
        LocaleDisplayNames full =
                LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_FULL, DisplayContext.NO_SUBSTITUTE);
        for (String country : countries()) {
            add(names, country, full.regionDisplayName(country), language);
        }
        UResourceBundle bundle = UResourceBundle.getBundleInstance(REGIONS, locale);
        for (String table : List.of("Countries%short", "Countries%variant")) {
            try {
                UResourceBundle forms = bundle.get(table);
                for (int i = 0; i < forms.getSize(); i++) {
                    UResourceBundle form = forms.get(i);
                    if (countries().contains(form.getKey())) {
                        add(names, form.getKey(), form.getString(), language);
                    }
                }
            } catch (MissingResourceException none) {
                // This language has no such forms.
            }
        }
    }

    private static void add(Map<String, Map<String, Set<String>>> names, String country, String text, String language) {
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

    private static Set<String> countries() {
        return Countries.ALL;
    }

    private static final class Countries {
        static final Set<String> ALL = all();

        private static Set<String> all() {
            Set<String> codes = new TreeSet<>(Set.of(Locale.getISOCountries()));
            codes.add("XK");
            codes.removeAll(UNINHABITED);
            return codes;
        }
    }
}
