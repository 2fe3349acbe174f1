package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Resources;

/** Facts in the shipped files that can't both be true, and names that two actors claim. */
class ShippedActorsTest {
    private static final int FEWEST = 400;
    private static final Set<String> SHARED_OFFICES = Set.of("US Senator", "Vice-President of the European Commission");

    @Test
    void shouldShipManyActors() {
        assertThat(actors().stream().map(actor -> text(actor, "uri")).distinct())
                .hasSizeGreaterThanOrEqualTo(FEWEST);
    }

    @Test
    void shouldHaveOneHolderOfAnOfficeAtATime() {
        // Given
        Map<String, List<Term>> terms = new TreeMap<>();
        for (Map<String, YamlValue> actor : actors()) {
            for (YamlValue item :
                    actor.containsKey("roles") ? actor.get("roles").list() : List.<YamlValue>of()) {
                Map<String, YamlValue> role = item.map();
                Term term = new Term(text(actor, "uri"), text(role, "from"), text(role, "to"));
                terms.computeIfAbsent(text(role, "title") + " " + text(role, "organisation"), key -> new ArrayList<>())
                        .add(term);
            }
        }

        // When
        List<String> clashes = new ArrayList<>();
        terms.forEach((office, held) -> {
            held.sort(Comparator.comparing(Term::from));
            for (int i = 1; i < held.size(); i++) {
                if (held.get(i - 1).overlaps(held.get(i))
                        && SHARED_OFFICES.stream().noneMatch(office::startsWith)) {
                    clashes.add(office + ": " + held.get(i - 1) + ", " + held.get(i));
                }
            }
        });

        // Then
        assertThat(clashes).isEmpty();
    }

    @Test
    void shouldGiveEveryRoleASourceAndAStart() {
        assertThat(actors()).allSatisfy(actor -> assertThat(
                        actor.containsKey("roles") ? actor.get("roles").list() : List.<YamlValue>of())
                .allSatisfy(
                        role -> assertThat(role.map()).as(text(actor, "uri")).containsKeys("from", "source")));
    }

    @Test
    void shouldGiveANameToOneActorOfALanguage() {
        // Given
        Map<String, Set<String>> bearers = new HashMap<>();
        for (Map<String, YamlValue> actor : actors()) {
            actor.get("names").map().forEach((languages, names) -> {
                for (YamlValue name : names.list()) {
                    String text = name.isMap() ? text(name.map(), "name") : name.text();
                    boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
                    for (String language : languages.split(" ")) {
                        bearers.computeIfAbsent(
                                        language + " " + (capitals ? text : Folding.fold(text)), key -> new HashSet<>())
                                .add(text(actor, "uri"));
                    }
                }
            });
        }

        // When
        bearers.values().removeIf(actors -> actors.size() == 1);

        // Then
        assertThat(bearers).isEmpty();
    }

    private static List<Map<String, YamlValue>> actors() {
        return Resources.lines(Dictionaries.class, "actor/files.txt").stream()
                .flatMap(file ->
                        YamlValue.read(file, Resources.bytes(Dictionaries.class, file))
                                .map()
                                .get("actors")
                                .list()
                                .stream())
                .map(YamlValue::map)
                .toList();
    }

    private static String text(Map<String, YamlValue> fields, String key) {
        return fields.containsKey(key) ? fields.get(key).text() : "";
    }

    /** A time in office; days, months or years. */
    private record Term(String of, String from, String to) {
        /** Whether it goes on when the next begins; the day of handing over is both's. */
        boolean overlaps(Term next) {
            int known = Math.min(to.length(), next.from.length());
            return to.isEmpty() || to.substring(0, known).compareTo(next.from.substring(0, known)) > 0;
        }
    }
}
