package org.tidende.enrich.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.file.YamlValue;

class GazetteerFileTest {

    @Test
    void shouldReadAnActor() {
        // When
        Gazetteer gazetteer = read("""
                - uri: urn:tidende:person:anna-berg
                  type: person
                  country: 'NO'
                  sectors: [GOV]
                  names:
                    nb: Anna Berg
                    en: [Anna Berg, {name: AB, acronym: yes}]
                  roles:
                    - {title: Mayor of Vik, from: 2015-03, to: 2019, source: vik.example, certain: no}
                """);

        // Then
        Actor anna = gazetteer.find("urn:tidende:person:anna-berg");
        assertThat(anna.type()).isEqualTo(ActorType.person);
        assertThat(anna.name()).isEqualTo("Anna Berg");
        assertThat(anna.country()).isEqualTo("NO");
        assertThat(anna.rolesOn(LocalDate.of(2015, 2, 28))).isEmpty();
        assertThat(anna.rolesOn(LocalDate.of(2015, 3, 1))).hasSize(1);
        assertThat(anna.rolesOn(LocalDate.of(2019, 12, 31))).hasSize(1);
        assertThat(anna.rolesOn(LocalDate.of(2020, 1, 1))).isEmpty();
        assertThat(anna.roles().getFirst().certain()).isFalse();
        assertThat(IntStream.range(0, gazetteer.names())
                        .mapToObj(name -> gazetteer.table().text(name) + " "
                                + gazetteer.table().kind(name)))
                .containsExactlyInAnyOrder("Anna Berg FULL", "AB ACRONYM", "Berg SURNAME");
    }

    @ParameterizedTest
    @CsvSource({"Anna Berg, Berg SURNAME", "Frederik X,", "Anna II,", "Берг К.,", "Carl Berg Jr.,", "李 小明, 小明 SURNAME"})
    void shouldTakeTheLastWordForTheSurnameUnlessItCanBeNone(String name, String surname) {
        // When
        Gazetteer gazetteer = read("- {uri: 'urn:x:1', type: person, names: {all: '" + name + "'}}\n");

        // Then
        assertThat(IntStream.range(0, gazetteer.names())
                        .mapToObj(number -> gazetteer.table().text(number) + " "
                                + gazetteer.table().kind(number))
                        .filter(text -> text.endsWith("SURNAME"))
                        .toList())
                .isEqualTo(surname == null ? List.of() : List.of(surname));
    }

    @Test
    void shouldMakeOneActorOfTwoRecords() {
        // When
        Gazetteer gazetteer = read("""
                - {uri: 'urn:x:1', type: organisation, names: {en: World Club}}
                - {uri: 'urn:x:1', type: organisation, names: {da: Verdensklubben, nb: World Club}}
                """);

        // Then
        assertThat(gazetteer.size()).isEqualTo(1);
        assertThat(gazetteer.names()).isEqualTo(2);
        assertThat(gazetteer.find("urn:x:1").name()).isEqualTo("World Club");
    }

    @Test
    void shouldSayWhichLineIsWrong() {
        // Then
        assertThatThrownBy(() -> read("- {type: person}"))
                .hasMessageStartingWith("actors.yaml:1: an actor needs a uri");
        assertThatThrownBy(() -> read("- uri: urn:x:1\n  type: men\n"))
                .hasMessageStartingWith("actors.yaml:2: unknown type 'men', one of person");
        assertThatThrownBy(() -> read("- uri: urn:x:1\n  type: person\n"))
                .hasMessage("actors.yaml:1: actor urn:x:1 has no name");
        assertThatThrownBy(() -> read("""
                        - uri: urn:x:1
                          type: person
                          names: {en: Anna Berg}
                          roles:
                            - {title: Mayor, from: 2015, to: 2014}
                        """))
                .hasMessageStartingWith("actors.yaml:5: role 'Mayor' ends (2014) before it starts (2015)");
        assertThatThrownBy(() -> read(
                        "- uri: urn:x:1\n  type: person\n  names: {en: A B}\n  roles: [{title: T, from: 1.2.2015}]\n"))
                .hasMessageContaining("actors.yaml:4:")
                .hasMessageContaining("2015-09-18");
    }

    private static Gazetteer read(String yaml) {
        Gazetteer.Builder builder = new Gazetteer.Builder();
        GazetteerFile.read(YamlValue.read("actors.yaml", yaml.getBytes(StandardCharsets.UTF_8)), builder);
        return builder.build();
    }
}
