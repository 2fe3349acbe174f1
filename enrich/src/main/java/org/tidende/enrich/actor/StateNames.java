package org.tidende.enrich.actor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidende.contract.Language;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Resources;

/**
 * The states and territories of ISO 3166-1 with their names in every language of CLDR: full, short and variant forms. Names that
 * are too short to be told from words, or are frequent words somewhere, are left out.
 *
 * <p>They are read from a table that a test makes from ICU and holds equal to what ICU says: asking ICU for all languages takes
 * a second at each start. A state is a line with its code and English name, then a line for each name: a tab, the name, a tab,
 * the languages.
 */
public final class StateNames {
    /** The table's name in this module, for the edition. */
    public static final String TABLE = "actor/cldr-states.tsv";

    private static final String FILE = "cldr-states.tsv";

    /** Also first names, last names, towns or things, in several languages. */
    private static final Set<String> WEAK =
            Set.of("GE", "JO", "TD", "JE", "LB", "GF", "CD", "CG", "DM", "BM", "RE", "SM");

    private StateNames() {}

    /** URI of a state by its ISO 3166-1 alpha-2 code. */
    public static String uri(String country) {
        return "urn:tidende:state:" + country;
    }

    /** Versions of ICU and CLDR that the table is made from: other versions have other names. */
    public static String version() {
        String table = table();
        return table.substring(2, table.indexOf('\n'));
    }

    /** Adds them all. */
    public static void addTo(Gazetteer.Builder builder) {
        Set<String> frequent = Language.all().stream()
                .flatMap(language -> language.stopWords().stream())
                .collect(Collectors.toSet());
        Map<String, Set<String>> languageSets = new HashMap<>();
        String table = table();
        String country = null;
        String english = null;
        List<Name> names = new ArrayList<>();
        int end;
        for (int at = table.indexOf('\n') + 1; at < table.length(); at = end + 1) {
            end = table.indexOf('\n', at);
            int tab = table.indexOf('\t', at + 1);
            if (table.charAt(at) == '\t') {
                String text = table.substring(at + 1, tab);
                if (!frequent.contains(text.toLowerCase(Locale.ROOT))) {
                    Set<String> languages = languageSets.computeIfAbsent(
                            table.substring(tab + 1, end), list -> Set.of(list.split(" ")));
                    name(text, languages, WEAK.contains(country)).ifPresent(names::add);
                }
            } else {
                add(country, english, names, builder);
                country = table.substring(at, tab);
                english = table.substring(tab + 1, end);
                names.clear();
            }
        }
        add(country, english, names, builder);
    }

    private static void add(String country, String english, List<Name> names, Gazetteer.Builder builder) {
        if (country != null) {
            builder.add(
                    new Actor(
                            uri(country), ActorType.state, english, country, List.of("GOV"), List.of(), List.of()),
                    names);
        }
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

    private static String table() {
        return new String(Resources.bytes(StateNames.class, FILE), StandardCharsets.UTF_8);
    }
}
