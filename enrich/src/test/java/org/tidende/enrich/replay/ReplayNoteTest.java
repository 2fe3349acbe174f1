package org.tidende.enrich.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayNoteTest {
    private static final Instant FROM = Instant.parse("2015-09-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2016-01-01T00:00:00Z");
    private static final PartitionProgress PROGRESS = new PartitionProgress(3, 5, 17, 900, 10, 1, 1);

    @Test
    void shouldReadWhatItWrites() {
        // Given
        ReplayNote note = new ReplayNote(
                new ReplayRequest(
                        FROM, TO, List.of("https://avis.example/rss?a=b c&d=é", "urn:x"), List.of("da", "nb")),
                PROGRESS);

        // When
        ReplayNote read = ReplayNote.read(3, 17, note.write());

        // Then
        assertThat(read).isEqualTo(note);
        assertThat(note.write())
                .startsWith("from=2015-09-01T00%3A00%3A00Z to=")
                .endsWith("copied=10 passed=1 unreadable=1");
    }

    @Test
    void shouldReadARequestWithoutFilters() {
        ReplayNote note = new ReplayNote(new ReplayRequest(FROM, null, List.of(), List.of()), PROGRESS);

        assertThat(ReplayNote.read(3, 17, note.write())).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "from=yesterday begin=0", "from=2015-09-01T00:00:00Z begin=0 end=900 copied=1 passed=z"
            })
    void shouldRefuseAnotherNote(String text) {
        assertThatThrownBy(() -> ReplayNote.read(3, 17, text))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("partition 3");
    }

    @Test
    void shouldRefuseRequestsThatCanNotBe() {
        List<String> feeds = IntStream.range(0, 200)
                .mapToObj(number -> "https://avis.example/" + number)
                .toList();

        assertThatThrownBy(() -> new ReplayRequest(TO, FROM, List.of(), List.of()))
                .hasMessageContaining("nothing is collected");
        assertThatThrownBy(() -> new ReplayRequest(FROM, TO, List.of(), List.of("xx-none")))
                .hasMessageContaining("'xx-none' is no language");
        assertThatThrownBy(() -> new ReplayRequest(FROM, TO, feeds, List.of()))
                .hasMessageContaining("200 feeds are too many");
        assertThat(new ReplayRequest(FROM, TO, List.of("b", "a", "b"), List.of("nb", "DA")))
                .isEqualTo(new ReplayRequest(FROM, TO, List.of("a", "b"), List.of("da", "nb")));
    }
}
