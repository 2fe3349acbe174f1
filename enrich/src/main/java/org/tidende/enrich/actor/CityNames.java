package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Folding;

/**
 * Capitals and big cities, as places. Those that CLDR has, with their names in all its languages, from a table that a test makes from
 * ICU ({@code cldr-cities.tsv}); the others from a table of our own ({@code cities.tsv}), with the names of the languages we are sure of. A capital has
 * the role "Capital" of its state.
 */
final class CityNames {
    static final String CLDR_FILE = "cldr-cities.tsv";
    static final String OWN_FILE = "cities.tsv";

    private final Map<Actor, List<Name>> cities = new LinkedHashMap<>();
    private List<Name> names = List.of();
    private boolean weak;

    private CityNames() {
        read(CLDR_FILE);
        read(OWN_FILE);
    }

    /** The cities and their names. */
    static Map<Actor, List<Name>> read() {
        return new CityNames().cities;
    }

    private void read(String file) {
        CldrTable.read(file, new CldrTable.Reader() {
            @Override
            public void entry(String[] cells) {
                city(cells[0], cells[1], Set.of(cells[2].split(" ")));
            }

            @Override
            public void name(String text, Set<String> languages) {
                StateNames.name(text, languages, weak).ifPresent(names::add);
            }
        });
    }

    private void city(String country, String english, Set<String> flags) {
        String state = StateNames.uri(country);
        List<Role> roles =
                flags.contains("capital") ? List.of(new Role("Capital", state, null, null, "", true)) : List.of();
        weak = flags.contains("weak");
        names = new ArrayList<>();
        cities.put(
                new Actor(uri(country, english), ActorType.place, english, country, List.of(), roles, List.of()),
                names);
    }

    /** {@code urn:tidende:place:fr-paris}. */
    static String uri(String country, String english) {
        return "urn:tidende:place:" + country.toLowerCase(Locale.ROOT) + "-"
                + Folding.fold(english).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
