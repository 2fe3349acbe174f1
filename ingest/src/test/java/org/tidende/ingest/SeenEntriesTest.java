package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tidende.ingest.SeenEntries.Entry;
import org.tidende.ingest.SeenEntries.Kind;

class SeenEntriesTest {
    private static final int TODAY = 20_000;

    @Test
    void shouldTellNewChangedAndKnown() {
        // Given
        SeenEntries seen =
                SeenEntries.none().with(List.of(new Entry(5, 50), new Entry(-3, 30), new Entry(9, 90)), TODAY);

        // When, Then
        assertThat(seen.look(new Entry(-3, 30))).isEqualTo(Kind.KNOWN);
        assertThat(seen.look(new Entry(5, 51))).isEqualTo(Kind.CHANGED);
        assertThat(seen.look(new Entry(4, 50))).isEqualTo(Kind.NEW);
        assertThat(SeenEntries.none().look(new Entry(5, 50))).isEqualTo(Kind.NEW);
    }

    @Test
    void shouldSurviveItsBytes() {
        // Given
        SeenEntries seen =
                SeenEntries.none().with(List.of(new Entry(Long.MIN_VALUE, 1), new Entry(Long.MAX_VALUE, 2)), TODAY);

        // When
        SeenEntries again = SeenEntries.of(seen.packed());

        // Then
        assertThat(again.packed()).hasSize(40);
        assertThat(again.look(new Entry(Long.MIN_VALUE, 1))).isEqualTo(Kind.KNOWN);
        assertThat(again.look(new Entry(Long.MAX_VALUE, 2))).isEqualTo(Kind.KNOWN);
        assertThatThrownBy(() -> SeenEntries.of(new byte[21])).hasMessageContaining("20 bytes each, these are 21");
    }

    @Test
    void shouldKeepEntriesThatLeftTheDocumentForThirtyDays() {
        // Given
        SeenEntries seen = SeenEntries.none().with(List.of(new Entry(1, 1)), TODAY);

        // When
        SeenEntries after30 = seen.with(List.of(new Entry(2, 2)), TODAY + 30);
        SeenEntries after31 = seen.with(List.of(new Entry(2, 2)), TODAY + 31);

        // Then
        assertThat(after30.look(new Entry(1, 1))).isEqualTo(Kind.KNOWN);
        assertThat(after31.look(new Entry(1, 1))).isEqualTo(Kind.NEW);
    }

    @Test
    void shouldNeverForgetWhatStandsInTheDocument() {
        // Given
        List<Entry> old =
                LongStream.range(0, 1_500).mapToObj(i -> new Entry(i, i)).toList();
        List<Entry> standing =
                LongStream.range(10_000, 12_000).mapToObj(i -> new Entry(i, i)).toList();
        List<Entry> fewer =
                LongStream.range(10_000, 11_000).mapToObj(i -> new Entry(i, i)).toList();

        // When
        SeenEntries full = SeenEntries.none().with(old, TODAY).with(standing, TODAY + 1);
        SeenEntries mixed = SeenEntries.none().with(old, TODAY).with(fewer, TODAY + 1);

        // Then
        assertThat(full.size()).isEqualTo(2_000);
        assertThat(standing).allSatisfy(entry -> assertThat(full.look(entry)).isEqualTo(Kind.KNOWN));
        assertThat(mixed.size()).isEqualTo(2_000);
        assertThat(fewer).allSatisfy(entry -> assertThat(mixed.look(entry)).isEqualTo(Kind.KNOWN));
    }

    @Test
    void shouldSayWhenDaysAreToBeBroughtUpToDate() {
        // Given
        SeenEntries seen = SeenEntries.none().with(List.of(new Entry(1, 1)), TODAY);

        // When, Then
        assertThat(seen.isStale(List.of(new Entry(1, 1)), TODAY + 7)).isFalse();
        assertThat(seen.isStale(List.of(new Entry(1, 1)), TODAY + 8)).isTrue();
        assertThat(seen.isStale(List.of(new Entry(2, 1)), TODAY + 8)).isFalse();
    }
}
