package org.tidende.enrich.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagDifferencesTest {
    private static final TagDifferences.Example ONE = new TagDifferences.Example("1", "one");
    private static final TagDifferences.Example TWO = new TagDifferences.Example("2", "two");

    @Test
    void shouldSumWhatIsGainedAndLostWithTheFirstExamples() {
        // Given
        TagDifferences.Sum sum = new TagDifferences.Sum(1);

        // When
        boolean same = sum.compare(Map.of("a", "A"), Map.of("a", "A, renamed"), ONE);
        boolean one = sum.compare(Map.of("a", "A", "c", "C"), Map.of("b", "B"), ONE);
        boolean two = sum.compare(Map.of(), Map.of("b", "B", "c", "C"), TWO);

        // Then
        assertThat(same).isFalse();
        assertThat(one && two).isTrue();
        assertThat(sum.changes())
                .containsExactly(
                        new TagDifferences.Change("b", "B", 2, 0, List.of(ONE), List.of()),
                        new TagDifferences.Change("c", "C", 1, 1, List.of(TWO), List.of(ONE)),
                        new TagDifferences.Change("a", "A", 0, 1, List.of(), List.of(ONE)));
    }
}
