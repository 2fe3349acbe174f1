package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.topic.TopicRule;

class DictionariesTest {
    private static final String ACTORS = "actors:\n  - {uri: 'urn:x:1', type: person, names: {all: Anna Berg}}\n";

    @TempDir
    Path folder;

    @Test
    void shouldHaveTheSameEditionWhereverTheSameFilesLie() throws IOException {
        // Given
        Path one = Files.createDirectories(folder.resolve("one"));
        Path other = Files.createDirectories(folder.resolve("deep/other"));
        Files.writeString(one.resolve("people.yaml"), ACTORS);
        Files.writeString(other.resolve("people.yaml"), ACTORS);

        // Then
        assertThat(Dictionaries.load(List.of(one), false).edition())
                .isEqualTo(Dictionaries.load(List.of(other), false).edition());
        Files.writeString(other.resolve("people.yaml"), ACTORS + "# a remark\n");
        assertThat(Dictionaries.load(List.of(one), false).edition().getHash())
                .isNotEqualTo(Dictionaries.load(List.of(other), false).edition().getHash());
    }

    @Test
    void shouldUseOnlyTheGivenActorsWhenAsked() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("people.yaml"), ACTORS);

        // When
        Dictionaries dictionaries = Dictionaries.load(List.of(file), false);

        // Then
        assertThat(dictionaries.gazetteer().size()).isEqualTo(1);
        assertThat(dictionaries.rules().size()).isPositive();
        assertThat(Enricher.enrich(
                                "",
                                null,
                                "Anna Berg talte i går med Ruslands minister om sagen og vejret.",
                                null,
                                TestArticles.AUTUMN_2015,
                                dictionaries)
                        .actors())
                .hasSize(1);
    }

    @Test
    void shouldNameTheFileThatIsWrong() throws IOException {
        // Given
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "actors:\n  - {type: person}\n");
        Path foreign = Files.writeString(folder.resolve("foreign.yaml"), "people: []\n");

        // Then
        assertThatThrownBy(() -> Dictionaries.load(List.of(broken), false))
                .isInstanceOf(FileFault.class)
                .hasMessageStartingWith("given/broken.yaml:2: an actor needs a uri");
        assertThatThrownBy(() -> Dictionaries.load(List.of(foreign), false))
                .hasMessageContaining("unknown key 'people'");
        assertThatThrownBy(() -> Dictionaries.load(List.of(folder.resolve("none.yaml")), false))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void shouldFollowALinkToAFolderAndPassOverWhatIsHidden() throws IOException {
        // Given: as Kubernetes mounts a map of files, and as editors leave copies
        Path real = Files.createDirectories(folder.resolve("mount/..2026"));
        Files.writeString(real.resolve("people.yaml"), ACTORS);
        Path mount = folder.resolve("mount");
        Files.createSymbolicLink(mount.resolve("..data"), real);
        Files.createSymbolicLink(mount.resolve("people.yaml"), Path.of("..data", "people.yaml"));
        Files.writeString(mount.resolve(".people.yaml"), "half of");
        Path link = Files.createSymbolicLink(folder.resolve("link"), mount);
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(plain.resolve("people.yaml"), ACTORS);

        // Then
        assertThat(Dictionaries.load(List.of(link), false).edition())
                .isEqualTo(Dictionaries.editionOf(List.of(plain), false));
    }

    @Test
    void shouldNameFilesThatAreWrong() throws IOException {
        // Given
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "actors:\n  - {type: person}\n");

        // Then
        assertThat(Dictionaries.editionOf(List.of(broken), false).getFiles())
                .extracting(file -> file.getName())
                .contains("given/broken.yaml");
    }

    @Test
    void shouldStayTheSameWithTheSamePublishedRules() throws IOException {
        // Given
        Dictionaries dictionaries = Dictionaries.load(List.of(), false);
        TopicRule rule = dictionaries.rules().rules().getFirst();

        // When
        Dictionaries with = dictionaries.with(List.of(rule));

        // Then
        assertThat(with).isNotSameAs(dictionaries);
        assertThat(with.with(List.of(rule))).isSameAs(with);
        assertThat(dictionaries.with(List.of())).isSameAs(dictionaries);
    }
}
