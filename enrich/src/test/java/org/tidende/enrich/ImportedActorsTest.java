package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.Records;
import org.tidende.contract.record.EditionFile;
import org.tidende.enrich.actor.Actor;
import org.tidende.enrich.actor.Role;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.gazetteer.GazetteerLint;
import org.tidende.enrich.text.Resources;

/** Files of others as dictionaries take them. */
class ImportedActorsTest {
    private static final String WIKIDATA = "http://www.wikidata.org/entity/Q900002";

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        Records.trust();
    }

    @Test
    void shouldTakeAFolderOfAllFormatsAsTheyAre() throws Exception {
        // Given
        for (String name :
                List.of("entities.ftm.json", "wikidata.json", "paranames.tsv", "concepts.rdf", "sample.actors.txt")) {
            Files.write(folder.resolve(name), file(name));
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("targets.simple.csv.gz")))) {
            out.write(file("targets.simple.csv"));
        }
        Files.writeString(folder.resolve("README.md"), "what lies here");
        Files.writeString(folder.resolve("own.yaml"), """
                actors:
                  - uri: urn:x:anna-berg
                    type: person
                    names: {all: Anna Berg}
                    sameAs: ['https://www.wikidata.org/wiki/Q900002']
                """);

        // When
        Dictionaries dictionaries = Dictionaries.load(List.of(folder), false);

        // Then
        Actor anna = dictionaries.gazetteer().find(WIKIDATA);
        assertThat(anna.uri()).isEqualTo("urn:x:anna-berg");
        assertThat(dictionaries.gazetteer().find("urn:tidende:ftm:NK-aaa1")).isSameAs(anna);
        assertThat(dictionaries.gazetteer().find("http://example.org/names/1")).isSameAs(anna);
        assertThat(anna.country()).isEqualTo("NO");
        assertThat(anna.sectors()).containsExactly("GOV");
        assertThat(anna.rolesOn(LocalDate.of(2016, 1, 1))).map(Role::title).containsOnly("Mayor of Vik");
        assertThat(dictionaries.gazetteer().find("urn:tidende:cameo:ANNA_BERG").roles())
                .hasSize(2);
        assertThat(dictionaries.gazetteer().find("urn:none")).isNull();
        assertThat(dictionaries.edition().getFiles())
                .map(EditionFile::getName)
                .filteredOn(name -> name.startsWith("given/"))
                .containsExactly(
                        "given/concepts.rdf",
                        "given/entities.ftm.json",
                        "given/own.yaml",
                        "given/paranames.tsv",
                        "given/sample.actors.txt",
                        "given/targets.simple.csv.gz",
                        "given/wikidata.json");
    }

    @Test
    void shouldTagWithThem() throws Exception {
        // Given
        Path file = Files.write(folder.resolve("entities.ftm.json"), file("entities.ftm.json"));
        Dictionaries dictionaries = Dictionaries.load(List.of(file), true);

        // When
        Enrichment found = Enricher.enrich(
                "Anna Berg opens the harbour",
                null,
                "The mayor came late.",
                "en",
                LocalDate.of(2016, 1, 1),
                dictionaries);

        // Then
        assertThat(found.actors()).singleElement().satisfies(tag -> {
            assertThat(tag.getUri()).endsWith("NK-aaa1");
            assertThat(tag.getRoles()).singleElement().satisfies(role -> assertThat(role.getTitle())
                    .isEqualTo("Mayor of Vik"));
        });
    }

    @Test
    void shouldKeepTheUriOfAStateOfOurs() throws Exception {
        // Given
        Path file = Files.write(folder.resolve("sample.actors.txt"), file("sample.actors.txt"));

        // When
        Dictionaries dictionaries = Dictionaries.load(List.of(file), true);

        // Then
        assertThat(dictionaries.gazetteer().find("urn:tidende:cameo:NORWAY").uri())
                .isEqualTo("urn:tidende:state:NO");
    }

    @Test
    void shouldRefuseWhatCannotBeUsed() throws Exception {
        // Given
        Path names = folder.resolve("entities");

        // Then
        Files.writeString(names, "1\tP\tu\tA\n2\tP\tu\tB\n3\tP\tu\tAnna+Berg\n");
        assertThatThrownBy(() -> Dictionaries.load(List.of(names), false))
                .isInstanceOf(FileFault.class)
                .hasMessageEndingWith(
                        "entities:1: a name of one letter: 'A' (1 actors could be used, 2 parts of the file could not)");
        Files.writeString(names, "1\tP\tu\tA\n2\tP\tu\tBo+Lund\n3\tP\tu\tAnna+Berg\n");
        assertThat(Dictionaries.load(List.of(names), false).gazetteer().size()).isEqualTo(2);
        Path yaml = Files.write(folder.resolve("a.yaml"), "actors: [Jørn]".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Dictionaries.load(List.of(yaml), false)).hasMessageContaining("a.yaml:1: not UTF-8");
    }

    @Test
    void shouldNameOtherFilesWithAnotherEdition() throws Exception {
        // Given
        Path file = folder.resolve("entities");
        Files.writeString(file, "1\tP\tu\tAnna+Berg\n");
        String before = Dictionaries.load(List.of(file), false).edition().getHash();

        // When
        Files.writeString(file, "1\tP\tu\tAnna+Lund\n");

        // Then
        assertThat(Dictionaries.load(List.of(file), false).edition().getHash()).isNotEqualTo(before);
    }

    private static byte[] file(String name) {
        return Resources.bytes(GazetteerLint.class, name);
    }
}
