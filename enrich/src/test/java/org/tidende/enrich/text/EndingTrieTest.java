package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndingTrieTest {
    /** Few letters, so that endings end alike and words have them. */
    private static String word(Random random, int most) {
        return random.ints(1 + random.nextInt(most), 'a', 'a' + 4)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void shouldCutTheLongestEndingThatLeavesEnough() {
        for (int seed = 0; seed < 300; seed++) {
            // Given
            Random random = new Random(seed);
            Set<String> endings = new TreeSet<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                endings.add(word(random, 4));
            }
            EndingTrie trie = new EndingTrie(endings, 0x600);
            for (int round = 0; round < 50; round++) {
                String word = word(random, 9);

                // When
                int kept = trie.cut(word.toCharArray(), word.length(), 3);

                // Then
                int expected = IntStream.rangeClosed(3, word.length())
                        .filter(at -> endings.contains(word.substring(at)))
                        .findFirst()
                        .orElse(word.length());
                assertThat(kept).as(word + " without one of " + endings).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldCutNothingWhereALetterIsInNoEnding() {
        EndingTrie trie = new EndingTrie(Set.of("a", "ца"), 0x600);

        assertThat(trie.cut("столица".toCharArray(), 7, 3)).isEqualTo(5);
        assertThat(trie.cut("東京a".toCharArray(), 3, 1)).isEqualTo(2);
        assertThat(trie.cut("a東京".toCharArray(), 3, 0)).isEqualTo(3);
    }

    @Test
    void shouldRefuseMoreLettersThanItHasColumns() {
        Set<String> endings =
                IntStream.range('а', 'а' + 128).mapToObj(Character::toString).collect(Collectors.toSet());

        assertThatThrownBy(() -> new EndingTrie(endings, 0x600))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("128");
    }
}
