package org.tidende.enrich.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.ActorType;

class MergingTest {
    private final Gazetteer.Builder builder = new Gazetteer.Builder();

    @Test
    void shouldLetTheOneStandThatNobodyNames() {
        // Given
        own("urn:b", "B", "urn:c");
        own("urn:c", "C", "urn:a");
        own("urn:a", "A");
        own("urn:d", "D");

        // When
        Gazetteer gazetteer = builder.build();

        // Then
        assertThat(gazetteer.size()).isEqualTo(2);
        assertThat(gazetteer.find("urn:a").uri()).isEqualTo("urn:b");
        assertThat(gazetteer.find("urn:c").uri()).isEqualTo("urn:b");
        assertThat(gazetteer.find("urn:d").uri()).isEqualTo("urn:d");
        assertThat(names(gazetteer)).containsExactly("0 Name B", "0 Name C", "0 Name A", "1 Name D");
    }

    @Test
    void shouldTakeTheFirstOfACircle() {
        // Given
        own("urn:c", "C", "urn:b");
        own("urn:b", "B", "urn:a");
        own("urn:a", "A", "urn:c");

        // Then
        assertThat(builder.build().find("urn:b").uri()).isEqualTo("urn:a");
    }

    @Test
    void shouldJoinThoseOfOneIdentifierElsewhere() {
        // Given
        own("urn:b", "B", "http://www.wikidata.org/entity/Q1");
        own("urn:a", "A", "https://m.wikidata.org/wiki/Q1");
        own("urn:c", "C", "http://www.wikidata.org/entity/Q11");

        // Then
        assertThat(builder.build().size()).isEqualTo(2);
        assertThat(builder.build().find("urn:b").uri()).isEqualTo("urn:a");
    }

    @Test
    void shouldLetOursStandBeforeTheirs() {
        // Given
        imported("urn:a", "A", "urn:z");
        own("urn:z", "Z");

        // Then
        assertThat(builder.build().find("urn:a").uri()).isEqualTo("urn:z");
        assertThat(builder.build().find("urn:a").name()).isEqualTo("Name Z");
    }

    @Test
    void shouldAddRolesAndCountriesToldApart() {
        // Given
        Role before = new Role("Mayor", null, "2010", "2011", "", true);
        Role after = new Role("Mayor", null, "2015", null, "", true);
        builder.role("urn:a", before);
        builder.role("urn:none", before);
        builder.country("urn:none", "SE");
        own("urn:a", "A");
        builder.role("urn:a", after);
        builder.country("urn:a", "NO");
        builder.country("urn:a", "SE");

        // When
        Gazetteer gazetteer = builder.build();

        // Then
        assertThat(gazetteer.size()).isOne();
        assertThat(gazetteer.find("urn:a").roles()).containsExactly(before, after);
        assertThat(gazetteer.find("urn:a").country()).isEqualTo("NO");
    }

    @Test
    void shouldKeepNamesOfManySetsOfLanguages() {
        // Given
        // Spread, so that the sums of their hashes differ.
        String[] languages = IntStream.range(1, 17)
                .mapToObj(i -> Integer.toString(i * i * 104_729, 36))
                .toArray(String[]::new);
        int sets = 33_000;
        for (int i = 1; i <= sets; i++) {
            Set<String> some = new TreeSet<>();
            for (int bit = 0; bit < languages.length; bit++) {
                if ((i >> bit & 1) != 0) {
                    some.add(languages[bit]);
                }
            }
            builder.addImported(
                    actor("urn:" + i, "N", List.of()),
                    List.of(new Name("Name " + i, some, Name.Kind.FULL, false, false)));
        }

        // When
        Gazetteer gazetteer = builder.build();

        // Then
        assertThat(gazetteer.names()).isEqualTo(sets);
        assertThat(IntStream.range(0, sets))
                .allMatch(
                        name -> gazetteer.table().languages(name).size() == Integer.bitCount(number(gazetteer, name)));
    }

    private static int number(Gazetteer gazetteer, int name) {
        return Integer.parseInt(gazetteer.table().text(name).substring("Name ".length()));
    }

    private void own(String uri, String name, String... sameAs) {
        builder.add(actor(uri, name, Arrays.asList(sameAs)), name(name));
    }

    private void imported(String uri, String name, String... sameAs) {
        builder.addImported(actor(uri, name, Arrays.asList(sameAs)), name(name));
    }

    private static Actor actor(String uri, String name, List<String> sameAs) {
        return new Actor(uri, ActorType.organisation, "Name " + name, null, List.of(), List.of(), sameAs);
    }

    private static List<Name> name(String name) {
        return List.of(new Name("Name " + name, Name.ANY, Name.Kind.FULL, false, false));
    }

    private static List<String> names(Gazetteer gazetteer) {
        return IntStream.range(0, gazetteer.names())
                .mapToObj(name ->
                        gazetteer.table().actor(name) + " " + gazetteer.table().text(name))
                .toList();
    }
}
