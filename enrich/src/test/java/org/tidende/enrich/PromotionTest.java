package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.record.ActorTag;
import org.tidende.enrich.gazetteer.Promotion;

class PromotionTest {
    private static final String TEXT =
            "Mødet varede en time, oplyste Pentagons talsmand Martin Ashcombe tirsdag. Ifølge Ashcombe blev der ikke lovet noget.";

    @TempDir
    Path folder;

    @Test
    void shouldMakeAFileThatKnowsTheActor() throws Exception {
        // Given
        ActorTag tag = unlisted();

        // When
        Path file = Files.writeString(folder.resolve("own.yaml"), Promotion.add("", tag, "a text, 2014-05-06"));

        // Then
        assertThat(Dictionaries.lint(List.of(file), true, 20).findings()).isEmpty();
        assertThat(Enricher.enrich(
                                "",
                                null,
                                "Ashcombe var ikke til stede, sagde Martin Ashcombe.",
                                "da",
                                LocalDate.of(2015, 1, 1),
                                Dictionaries.load(List.of(file), true))
                        .actors())
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.getUri()).isEqualTo(tag.getUri());
                    assertThat(known.getResolved()).isTrue();
                });
    }

    @Test
    void shouldLeaveTheRestOfAFileAsItWas() {
        // Given
        String before =
                "# ours\nactors:\n    # people\n    - {uri: 'urn:x:1', type: person, names: {all: [Ann Berg]}}\ntopics: []\n";

        // When
        String after = Promotion.add(before, unlisted(), "a text");

        // Then
        assertThat(after)
                .startsWith("# ours\nactors:\n    - uri: 'urn:tidende:person:martin-ashcombe'\n      type: person\n")
                .contains("talsmand (urn:tidende:organisation:us-department-of-defense); found in a text")
                .endsWith("    # people\n    - {uri: 'urn:x:1', type: person, names: {all: [Ann Berg]}}\ntopics: []\n");
    }

    @Test
    void shouldRefuseAnActorThatIsThere() {
        String once = Promotion.add("", unlisted(), "a text");
        assertThatThrownBy(() -> Promotion.add(once, unlisted(), "another"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void shouldRefuseAFileWithoutActors() {
        assertThatThrownBy(() -> Promotion.add("topics: []\n", unlisted(), "a text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("actors:");
    }

    private static ActorTag unlisted() {
        return Enricher.enrich("", null, TEXT, "da", LocalDate.of(2014, 5, 6), TestDictionaries.shipped())
                .actors()
                .stream()
                .filter(tag -> !tag.getResolved())
                .findFirst()
                .orElseThrow();
    }
}
