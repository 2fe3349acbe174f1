package org.tidende.enrich.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateNamesTest {
    private static final Gazetteer STATES = states();

    @Test
    void shouldKnowEveryInhabitedCountry() {
        // Given
        Set<String> wanted = new TreeSet<>(Set.of(Locale.getISOCountries()));
        wanted.removeAll(Set.of("AQ", "BV", "GS", "HM", "IO", "TF", "UM"));

        // Then
        assertThat(wanted).allSatisfy(country -> assertThat(STATES.find(StateNames.uri(country)))
                .isNotNull());
        assertThat(STATES.find("urn:tidende:state:RU").name()).isEqualTo("Russia");
        assertThat(STATES.find("urn:tidende:state:AQ")).isNull();
    }

    @Test
    void shouldKnowThemInManyLanguages() {
        // Then
        assertThat(names("urn:tidende:state:DE"))
                .contains(
                        "Germany",
                        "Deutschland",
                        "Tyskland",
                        "Allemagne",
                        "Германия",
                        "Німеччина",
                        "ドイツ",
                        "德国",
                        "ألمانيا");
        assertThat(names("urn:tidende:state:MM")).contains("Myanmar", "Burma").doesNotContain("Myanmar (Burma)");
    }

    @Test
    void shouldLeaveOutWhatIsTooShortOrAFrequentWord() {
        // Then
        assertThat(IntStream.range(0, STATES.names())
                        .filter(name -> Character.UnicodeScript.of(
                                        STATES.table().text(name).codePointAt(0))
                                == Character.UnicodeScript.LATIN)
                        .filter(name -> STATES.table().kind(name) == Name.Kind.FULL)
                        .mapToObj(name -> STATES.table().text(name)))
                .allSatisfy(name -> assertThat(name.length()).isGreaterThan(2));
    }

    private static Set<String> names(String uri) {
        return IntStream.range(0, STATES.names())
                .filter(name -> STATES.actor(STATES.table().actor(name)).uri().equals(uri))
                .mapToObj(name -> STATES.table().text(name))
                .collect(Collectors.toSet());
    }

    private static Gazetteer states() {
        Gazetteer.Builder builder = new Gazetteer.Builder();
        StateNames.read().addTo(builder);
        return builder.build();
    }
}
