package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    static final String FILE = "cldr-states.tsv";

    /** Also first names, last names, towns or things, in several languages. */
    private static final Set<String> WEAK =
            Set.of("GE", "JO", "TD", "JE", "LB", "GF", "CD", "CG", "DM", "BM", "RE", "SM");

    /** Territories and the states that they are of. */
    private static final Map<String, String> SOVEREIGNS =
            Map.of("HK", "CN", "MO", "CN", "MF", "FR", "SX", "NL", "VI", "US", "VG", "GB");

    /** Short forms of names that are among the most frequent words of their languages. */
    private static final Set<String> WORDS = Set.of("Man");

    /** No frequent word of any language is longer: the others needn't be put in lower case. */
    private static final int LONGEST_FREQUENT = 20;

    private final Map<Actor, List<Name>> states;

    private StateNames(Map<Actor, List<Name>> states) {
        this.states = states;
    }

    /** URI of a state by its ISO 3166-1 alpha-2 code. */
    public static String uri(String country) {
        return "urn:tidende:state:" + country;
    }

    /** Versions of ICU and CLDR that the table is made from: other versions have other names. */
    public static String version() {
        return Resources.firstLine(StateNames.class, FILE).substring(2);
    }

    /** Reads the table. */
    public static StateNames read() {
        Set<String> frequent = new HashSet<>();
        Language.all().forEach(language -> frequent.addAll(language.stopWords()));
        Map<Actor, List<Name>> states = new LinkedHashMap<>();
        CldrTable.read(FILE, new CldrTable.Reader() {
            private List<Name> names;
            private boolean weak;

            @Override
            public void entry(String[] cells) {
                names = new ArrayList<>();
                weak = WEAK.contains(cells[0]);
                states.put(
                        new Actor(
                                uri(cells[0]),
                                ActorType.state,
                                cells[1],
                                cells[0],
                                List.of("GOV"),
                                List.of(),
                                List.of()),
                        names);
            }

            @Override
            public void name(String text, Set<String> languages) {
                if (!WORDS.contains(text)
                        && (text.length() > LONGEST_FREQUENT || !frequent.contains(text.toLowerCase(Locale.ROOT)))) {
                    StateNames.name(text, languages, weak).ifPresent(names::add);
                }
            }
        });
        withoutNamesOfSovereigns(states);
        addAffiliations(states);
        states.putAll(CityNames.read());
        return new StateNames(states);
    }

    /** In some languages CLDR tells a territory by its state's name in brackets, which is no name of the territory. */
    private static void withoutNamesOfSovereigns(Map<Actor, List<Name>> states) {
        Map<String, Map<String, Set<String>>> ofSovereigns = new HashMap<>();
        states.forEach((state, names) -> {
            if (SOVEREIGNS.containsValue(state.country())) {
                Map<String, Set<String>> languages = new HashMap<>();
                names.forEach(name -> languages.put(name.text(), name.languages()));
                ofSovereigns.put(state.country(), languages);
            }
        });
        states.forEach((state, names) -> {
            Map<String, Set<String>> taken = ofSovereigns.get(SOVEREIGNS.getOrDefault(state.country(), ""));
            if (taken != null) {
                names.removeIf(name ->
                        name.languages().stream().anyMatch(taken.getOrDefault(name.text(), Set.of())::contains));
            }
        });
    }

    private static void addAffiliations(Map<Actor, List<Name>> states) {
        Map<String, List<Name>> affiliations = AffiliationNames.read();
        states.forEach((state, names) -> {
            Set<String> known = new HashSet<>();
            names.forEach(name -> known.add(name.text()));
            for (Name name : affiliations.getOrDefault(state.country(), List.of())) {
                if (!known.contains(name.text())) {
                    names.add(name);
                }
            }
        });
    }

    /** Adds them all. */
    public void addTo(Gazetteer.Builder builder) {
        states.forEach(builder::add);
    }

    /** A name as it is written; empty where it is too short to be told from words. */
    static Optional<Name> name(String text, Set<String> languages, boolean weakState) {
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
}
