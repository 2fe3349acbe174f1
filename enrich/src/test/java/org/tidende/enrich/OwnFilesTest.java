package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.record.Edition;

class OwnFilesTest {
    private static final String ACTORS = "actors:\n  - {uri: 'urn:x:%s', type: person, names: {all: Anna Berg}}\n";

    @TempDir
    Path root;

    private Path folder;
    private Path file;
    private Dictionaries first;
    private OwnFiles files;

    @BeforeEach
    void readFirst() throws IOException {
        folder = Files.createDirectories(root.resolve("own"));
        file = Files.writeString(folder.resolve("people.yaml"), ACTORS.formatted("1"));
        first = Dictionaries.load(List.of(folder), false);
        files = new OwnFiles(List.of(folder), false, first);
        look(2);
    }

    @Test
    void shouldReadThemAgainOnceTheyStandStill() throws IOException {
        // When
        Files.writeString(file, ACTORS.formatted("22"));

        // Then: a first look sees the change, a second that it is over.
        assertThat(files.look(null, null)).isFalse();
        assertThat(files.look(null, null)).isTrue();
        assertThat(files.read().gazetteer().size()).isEqualTo(1);
        assertThat(files.edition()).isEqualTo(Dictionaries.editionOf(List.of(folder), false));
        assertThat(look(2)).isFalse();
    }

    @Test
    void shouldWaitWhileTheyGoOnChanging() throws IOException {
        for (int turn = 0; turn < 3; turn++) {
            Files.writeString(file, ACTORS.formatted("3".repeat(turn + 2)));
            assertThat(files.look(null, null)).isFalse();
        }
        assertThat(files.look(null, null)).isTrue();
    }

    @Test
    void shouldNotWaitWhereTheyAreWhatIsWanted() throws IOException {
        // Given
        Path other = Files.createDirectories(root.resolve("other"));
        Files.writeString(other.resolve("people.yaml"), ACTORS.formatted("wanted"));
        Edition wanted = Dictionaries.editionOf(List.of(other), false);

        // When: half of it, and then all
        Files.writeString(file, ACTORS);
        assertThat(files.look(null, wanted)).isFalse();
        Files.writeString(file, ACTORS.formatted("wanted"));

        // Then
        assertThat(files.look(null, wanted)).isTrue();
        assertThat(files.read().isOf(wanted)).isTrue();
        assertThat(files.look(null, wanted)).isFalse();
    }

    @Test
    void shouldKeepWhatWasReadWhereTheyAreWrong() throws IOException {
        // When
        Files.writeString(file, "actors:\n  - {type: person}\n");

        // Then
        assertThat(look(2)).isTrue();
        assertThat(files.fault()).startsWith("given/people.yaml:2: an actor needs a uri");
        assertThat(files.read()).isSameAs(first);
        assertThat(files.edition()).isEqualTo(Dictionaries.editionOf(List.of(folder), false));

        // When
        Files.writeString(file, ACTORS.formatted("1"));

        // Then: what was read before is what they are again.
        assertThat(look(2)).isTrue();
        assertThat(files.fault()).isNull();
        assertThat(files.read()).isSameAs(first);
    }

    @Test
    void shouldTakeWhatIsInForceWhereTheyAreThat() throws IOException {
        // Given
        Files.writeString(file, ACTORS.formatted("other"));
        look(2);
        InForce inForce = new InForce(first, 1);

        // When
        Files.writeString(file, ACTORS.formatted("1"));
        files.look(inForce, null);

        // Then
        assertThat(files.look(inForce, null)).isTrue();
        assertThat(files.read()).isSameAs(first);
    }

    @Test
    void shouldNotReadWhatWasOnlyTouched() throws IOException {
        // When
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));

        // Then
        assertThat(look(2)).isFalse();
        assertThat(files.read()).isSameAs(first);
    }

    @Test
    void shouldNoticeFilesThatComeAndAFolderThatGoes() throws IOException {
        // When
        Path more = Files.writeString(folder.resolve("more.yml"), ACTORS.formatted("2"));

        // Then
        assertThat(look(2)).isTrue();
        assertThat(files.read().gazetteer().size()).isEqualTo(2);

        // When
        Files.delete(more);
        Files.delete(file);
        Files.delete(folder);

        // Then
        assertThat(look(2)).isTrue();
        assertThat(files.fault()).contains(folder.toString());
        assertThat(files.read().gazetteer().size()).isEqualTo(2);
    }

    /** Whether the last of so many looks found something. */
    private boolean look(int times) {
        boolean different = false;
        for (int time = 0; time < times; time++) {
            different = files.look(null, null);
        }
        return different;
    }
}
